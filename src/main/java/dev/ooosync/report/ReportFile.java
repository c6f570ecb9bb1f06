package dev.ooosync.report;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.WrittenPath;
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

/** The file of a report: a reader sees the earlier one or this one, never a part. */
final class ReportFile {

    private ReportFile() {}

    /** @param written the path as given; if it is a link, the file that it leads to is replaced */
    static void write(Path written, String text) {
        Path file = WrittenPath.ofFile(Remedy.FIX_ARGUMENTS, "--out", written);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try {
                Files.deleteIfExists(next);
                fill(next, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                if (Files.exists(file)) {
                    FileOwner.keep(next, file);
                    Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
                }
                FileOwner.give(next);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (NoSuchFileException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The report " + file + " cannot be written: its directory does not exist", e);
        } catch (IOException e) {
            throw DiskFailure.of("The report " + file + " cannot be written", e);
        }
    }

    private static void fill(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
