package dev.ooosync.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small file system of its own. To mount one takes root: without it the test is skipped. */
final class Room implements AutoCloseable {

    private final Path directory;

    private Room(Path directory) {
        this.directory = directory;
    }

    /** @param options of tmpfs, such as {@code size=24m} */
    static Room mount(Path directory, String options) throws Exception {
        Files.createDirectories(directory);
        int mounted = call("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString());
        assumeTrue(mounted == 0, "mounting a tmpfs takes root");
        return new Room(directory);
    }

    void remount(String options) throws Exception {
        if (call("mount", "-o", "remount," + options, directory.toString()) != 0) {
            throw new IOException("cannot be mounted anew: " + directory);
        }
    }

    /** To the last byte but so many. */
    void fill(long leave) throws IOException {
        Path filler = directory.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (directory.toFile().getUsableSpace() > leave) {
                out.write(page);
            }
        }
    }

    /** No further name fits, though there is room. */
    void fillNames() throws IOException {
        Files.createDirectories(directory.resolve("names"));
        try {
            for (int name = 0; ; name++) {
                Files.createFile(directory.resolve("names/" + name));
            }
        } catch (IOException e) {
            // That was the last one.
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(directory.resolve("filler"));
        Path names = directory.resolve("names");
        if (Files.exists(names)) {
            try (Stream<Path> files = Files.list(names)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(names);
        }
    }

    private static int call(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        call("umount", "-l", directory.toString());
    }
}
