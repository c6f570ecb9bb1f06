package dev.ooosync.cli;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.settings.EnvironmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import picocli.CommandLine.Command;

/**
 * What the launcher has the JVM watch when it makes the class archive: the commands that are run from day to day, against
 * a sandbox, in their own directory. It reads neither the user's environment nor a job file of the user.
 */
@Command(name = "training-run", hidden = true, description = "Loads the classes that a run needs.")
final class TrainingCommand implements Callable<Integer> {

    private static final String JOB = """
            sync:
              job: training
              cal-com: {base-url: "%s", organization: 17, api-key: cal_sandbox}
              warehouse: {url: "jdbc:duckdb:%s/warehouse.duckdb"}
              privacy: {notes: keep}
              run-store: "%s"
            """;

    private final Surroundings surroundings;

    TrainingCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, NoSuchAlgorithmException {
        Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "training-run");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.now(surroundings.clock()))
                .port(0)
                .entries(1_000)
                .rateLimit(0)
                .build())) {
            Path job = Files.writeString(
                    directory.resolve("training.yml"), JOB.formatted(sandbox.baseUrl(), directory, directory));
            Surroundings own = new Surroundings(
                    surroundings.console(),
                    surroundings.clock(),
                    Map.of(EnvironmentFile.VARIABLE, ""),
                    List.of(),
                    surroundings.signals());
            sayHelloInTls();
            int worst = 0;
            for (String command : List.of("run", "run", "status")) {
                worst = Math.max(worst, OooSync.execute(own, command, job.toString()));
            }
            return worst;
        }
    }

    /** The sandbox speaks plain HTTP, and Cal.com does not. A client's first message takes most of the classes. */
    private static void sayHelloInTls() throws NoSuchAlgorithmException, SSLException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
