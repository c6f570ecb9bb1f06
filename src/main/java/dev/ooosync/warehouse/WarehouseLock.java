package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run per warehouse in a file: a lock on {@code <warehouse file>.lock}, given back by the operating system when the process
 * dies. Whoever holds it knows that no other run of this warehouse is alive.
 *
 * <p>The file itself is never deleted: a run that waits on a deleted file would not see the next one's lock.
 */
final class WarehouseLock implements AutoCloseable {

    /**
     * What this process holds, and since when. It must not even read such a file: closing any other handle of it gives
     * the lock back.
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private WarehouseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param warehouse its name
     * @throws SyncException with {@link Remedy#WAIT} naming the holder when another run has it
     */
    static WarehouseLock acquire(Path file, String warehouse, Instant now) {
        String self = self() + " since " + now.truncatedTo(ChronoUnit.SECONDS);
        String heldHere = HELD_HERE.putIfAbsent(file, self);
        if (heldHere != null) {
            throw isHeld(warehouse, heldHere);
        }
        try {
            FileChannel channel = lock(file, warehouse);
            write(channel, self);
            return new WarehouseLock(file, channel);
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new SyncException(
                    Remedy.FREE_DISK, "The lock file " + file + " cannot be written: " + DiskFailure.describe(e), e);
        } catch (SyncException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    /** This process, for people to read. */
    static String self() {
        return "pid " + ProcessHandle.current().pid() + " on " + hostName();
    }

    private static FileChannel lock(Path file, String warehouse) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileOwner.give(file);
        if (channel.tryLock() != null) {
            return channel;
        }
        try (channel) {
            throw isHeld(warehouse, read(channel));
        }
    }

    static SyncException isHeld(String warehouse, String holder) {
        return new SyncException(
                Remedy.WAIT,
                "Another run is alive on " + warehouse + ": " + (holder.isEmpty() ? "just starting" : holder)
                        + ". Nothing was done.");
    }

    /** Who holds the lock, for people to read; empty when nobody does. Takes no lock itself. */
    static Optional<String> holder(Path file) {
        String heldHere = HELD_HERE.get(file);
        if (heldHere != null) {
            return Optional.of(heldHere);
        }
        try {
            String holder = Files.exists(file) ? Files.readString(file).strip() : "";
            return holder.isEmpty() || isDead(holder) ? Optional.empty() : Optional.of(holder);
        } catch (IOException e) {
            return Optional.of("unknown: " + file + " cannot be read");
        }
    }

    /** A holder on this host whose process is gone, or whose number belongs to a process that began later. */
    private static boolean isDead(String holder) {
        Matcher here = Pattern.compile("pid (\\d{1,18}) on " + Pattern.quote(hostName()) + " since (\\S+)")
                .matcher(holder);
        if (!here.matches()) {
            return false;
        }
        String since = here.group(2);
        return ProcessHandle.of(Long.parseLong(here.group(1)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> !beganAfter(process, since))
                .isEmpty();
    }

    private static boolean beganAfter(ProcessHandle process, String since) {
        try {
            Instant held = Instant.parse(since).plusSeconds(1);
            return process.info().startInstant().filter(held::isBefore).isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
            HELD_HERE.remove(file);
        } catch (IOException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The lock file cannot be released: " + DiskFailure.describe(e), e);
        }
    }
}
