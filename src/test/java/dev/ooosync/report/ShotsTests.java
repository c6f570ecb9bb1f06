package dev.ooosync.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("bench")
class ShotsTests {
    @TempDir
    Path directory;

    @Test
    void make() throws Exception {
        for (String size : System.getenv().getOrDefault("SHOTS", "5,200").split(",")) {
            Path own = Files.createDirectories(directory.resolve(size));
            long start = System.nanoTime();
            ReportFixture fixture = ReportFixture.duckDb(own).organization(Integer.parseInt(size), 7);
            long filled = System.nanoTime();
            Path file = fixture.report(Path.of("/tmp/shots/r" + size + ".html"), ReportFixture.options());
            long made = System.nanoTime();
            System.err.println(size + ": filled " + (filled - start) / 1000000 + " ms, made "
                    + (made - filled) / 1000000 + " ms, " + Files.size(file) / 1024 + " KiB");
        }
    }
}
