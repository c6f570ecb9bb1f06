package dev.ooosync.report;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file of a report: whoever opens it sees the earlier one or this one, never a part. */
final class ReportFile {

    private ReportFile() {}

    static void write(Path file, String text) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try {
                fill(next, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (NoSuchFileException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The report " + file + " cannot be written: its directory does not exist", e);
        } catch (IOException e) {
            throw new SyncException(
                    Remedy.FREE_DISK,
                    "The report " + file + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
        }
    }

    private static void fill(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
