package dev.ooosync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process, measured from start to exit.
 *
 * @param seconds wall time
 * @param cpuSeconds time on a processor, in user and kernel mode
 * @param megabytes the peak of its resident memory, as the kernel counts it
 * @param output what it said, on both streams
 */
record Measured(double seconds, double cpuSeconds, long megabytes, String output) {

    private static final double TICKS_PER_SECOND = 100;

    static Measured run(Path directory, Map<String, String> environment, List<String> command) throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(output.toString()));
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        double cpu = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
            cpu = Math.max(cpu, cpuSeconds(process.pid()));
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(output));
        }
        return new Measured(seconds, cpu, peak / 1000, Files.readString(output));
    }

    /** Read again and again: the file is gone with the process. */
    private static long peakKilobytes(long pid) {
        return lines("/proc/" + pid + "/status").stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** The fields behind the name in brackets: utime and stime are the 12th and the 13th. */
    private static double cpuSeconds(long pid) {
        return lines("/proc/" + pid + "/stat").stream()
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
                .mapToDouble(fields -> (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND)
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
