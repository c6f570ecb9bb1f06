package dev.ooosync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.sandbox.SandboxTraffic;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At 120 requests a minute: what share of them is used, and whether a block is ever provoked. */
@Tag("bench")
class RateIT {

    private static final int LIMIT = 120;

    @TempDir
    Path directory;

    @Test
    void requests_a_minute_at_the_default_limit() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(145_000)
                .people(2_000)
                .rateLimit(LIMIT)
                .build())) {
            List<Long> perMinute = new CopyOnWriteArrayList<>();
            ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor();
            AtomicLong before = new AtomicLong();
            Thread watch = new Thread(() -> {
                while (sandbox.traffic().requests() == 0) {
                    Thread.onSpinWait();
                }
                minutes.scheduleAtFixedRate(
                        () -> {
                            long now = sandbox.traffic().requests();
                            perMinute.add(now - before.getAndSet(now));
                        },
                        60,
                        60,
                        TimeUnit.SECONDS);
            });
            watch.start();
            Measured run = Measured.run(
                    directory,
                    Map.of(
                            "CALCOM_BASE_URL", sandbox.baseUrl().toString(),
                            "CALCOM_API_KEY", "cal_sandbox",
                            "CALCOM_ORG_ID", "17"),
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            Path.of("target/ooo-sync.jar").toAbsolutePath().toString(),
                            "run",
                            Path.of("jobs/ooo.yml").toAbsolutePath().toString()));
            minutes.shutdownNow();
            SandboxTraffic traffic = sandbox.traffic();
            System.out.printf(
                    "%d requests in %.0f s; in each full minute since the first: %s, of %d; %d refused%n",
                    traffic.requests(), run.seconds(), perMinute, LIMIT, traffic.refusals());
            assertThat(traffic.refusals()).isZero();
        }
    }
}
