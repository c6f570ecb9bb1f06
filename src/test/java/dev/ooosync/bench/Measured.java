package dev.ooosync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process, timed from start to exit.
 *
 * @param seconds wall time
 * @param megabytes the process's peak resident memory, as the kernel counts it
 */
record Measured(double seconds, long megabytes) {

    static Measured run(Path directory, Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "output.txt"));
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(directory.resolve("output.txt")));
        }
        return new Measured(seconds, peak / 1000);
    }

    /** Read again and again: the file is gone with the process. */
    private static long peakKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
