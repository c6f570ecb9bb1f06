package dev.ooosync.warehouse;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run per warehouse in a file: a lock on {@code <warehouse file>.lock}, given back by the operating system when the process
 * dies. Its holder knows that no other run of this warehouse is alive.
 *
 * <p>The file itself is never deleted: a run that waits on a deleted file would not see the next one's lock.
 */
public final class WarehouseLock implements AutoCloseable {

    /**
     * What this process holds. It must not even read such a file: closing any other handle of it gives
     * the lock back.
     */
    private static final Map<Path, LockHolder> HELD_HERE = new ConcurrentHashMap<>();

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
     * @throws LockedException naming the holder when another process has it
     */
    public static WarehouseLock acquire(Path file, String warehouse, LockHolder self) {
        LockHolder heldHere = HELD_HERE.putIfAbsent(file, self);
        if (heldHere != null) {
            throw LockedException.of(warehouse, heldHere, self);
        }
        try {
            FileChannel channel = lock(file, warehouse, self);
            write(channel, self.text());
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

    private static FileChannel lock(Path file, String warehouse, LockHolder self) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileOwner.give(file);
        if (channel.tryLock() != null) {
            return channel;
        }
        try (channel) {
            String holder = read(channel);
            throw LockedException.of(warehouse, holder.isEmpty() ? null : LockHolder.parse(holder), self);
        }
    }

    /** Who holds the lock; empty when nobody does. Takes no lock itself. */
    public static Optional<LockHolder> holder(Path file) {
        LockHolder heldHere = HELD_HERE.get(file);
        if (heldHere != null) {
            return Optional.of(heldHere);
        }
        try {
            String holder = Files.exists(file) ? Files.readString(file).strip() : "";
            return holder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LockHolder.parse(holder)).filter(found -> !found.isDead());
        } catch (IOException e) {
            return Optional.of(LockHolder.parse("unknown: " + file + " cannot be read"));
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
