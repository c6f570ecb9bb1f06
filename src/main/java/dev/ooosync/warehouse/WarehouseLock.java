package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One run per warehouse: a lock on {@code <warehouse file>.lock}, given back by the operating system when the process
 * dies. Whoever holds it knows that no other run of this warehouse is alive.
 *
 * <p>The file itself is never deleted: a run that waits on a deleted file would not see the next one's lock.
 */
public final class WarehouseLock implements AutoCloseable {

    private final FileChannel channel;

    private WarehouseLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws SyncException with {@link Remedy#WAIT} naming the holder when another run has it
     */
    public static WarehouseLock acquire(WarehouseFiles files, Instant now) {
        Path file = files.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String holder = read(channel);
                channel.close();
                throw new SyncException(
                        Remedy.WAIT,
                        "Another run is alive on " + files.published() + ": "
                                + (holder.isEmpty() ? "just starting" : holder) + ". This run did nothing.");
            }
            write(
                    channel,
                    "pid " + ProcessHandle.current().pid() + " on " + hostName() + " since "
                            + now.truncatedTo(ChronoUnit.SECONDS));
            return new WarehouseLock(channel);
        } catch (IOException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The lock file " + file + " cannot be written: " + DiskFailure.describe(e), e);
        }
    }

    /** Who holds the lock, for people to read; empty when nobody does. Takes no lock itself. */
    public static Optional<String> holder(WarehouseFiles files) {
        try {
            String holder =
                    Files.exists(files.lock()) ? Files.readString(files.lock()).strip() : "";
            return holder.isEmpty() || isDead(holder) ? Optional.empty() : Optional.of(holder);
        } catch (IOException e) {
            return Optional.of("unknown: " + files.lock() + " cannot be read");
        }
    }

    private static boolean isDead(String holder) {
        String[] words = holder.split(" ");
        boolean here = words.length > 3 && words[3].equals(hostName());
        return here
                && ProcessHandle.of(Long.parseLong(words[1]))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
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
        } catch (IOException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The lock file cannot be released: " + DiskFailure.describe(e), e);
        }
    }
}
