package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Runs a fake Cal.com on loopback, with a seeded organization (people, teams, entries), until it"
                + " is stopped.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {
            "",
            "Faults are [ROUTE/]NAME[=VALUE][:RATE][@N], separated by commas: 500:0.1 fails a",
            "tenth of the requests, grant=100 grants at most 100 rows a page, 403@7 refuses",
            "the seventh request. A wrong name lists them all. ROUTE is ooo when left out,",
            "or users, user-ooo, me, memberships, teams, team-members: memberships/403",
            "refuses only the memberships."
        })
final class SandboxCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", defaultValue = "8765", description = "Port on 127.0.0.1; 0 for a free one.")
    private int port;

    @Option(names = "--entries", defaultValue = "5000", description = "Entries at the start.")
    private int entries;

    @Option(names = "--people", defaultValue = "200", description = "People of the organization.")
    private int people;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the data, changes and faults.")
    private long seed;

    @Option(names = "--rate-limit", defaultValue = "120", description = "Requests a minute; 0 for no limit.")
    private int rateLimit;

    @Option(names = "--latency-ms", defaultValue = "0", description = "Delay of each answer in milliseconds.")
    private int latencyMillis;

    @Option(
            names = "--changes-per-request",
            defaultValue = "0",
            description = "Average number of data changes before each list request.")
    private double changesPerRequest;

    @Option(
            names = "--faults",
            defaultValue = "",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "What goes wrong, see below.")
    private String faults = "";

    SandboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = start()) {
            Console console = surroundings.console();
            console.mention(
                    "A Cal.com sandbox listens on " + sandbox.baseUrl() + " (organization 17, key cal_sandbox).");
            console.mention("Use it from another terminal:");
            console.mention("  CALCOM_BASE_URL=" + sandbox.baseUrl()
                    + " CALCOM_ORG_ID=17 CALCOM_API_KEY=cal_sandbox ooo-sync run jobs/ooo.yml");
            console.mention("Stop it with Ctrl-C.");
            surroundings.signals().install().await();
            return 0;
        }
    }

    private Sandbox start() {
        try {
            return Sandbox.start(settings());
        } catch (UncheckedIOException e) {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS,
                    "Port " + port + " of 127.0.0.1 cannot be listened on ("
                            + Objects.requireNonNull(e.getCause()).getMessage()
                            + "). Choose another with --port; 0 takes a free one.",
                    e);
        }
    }

    private SandboxSettings settings() {
        try {
            return SandboxSettings.builder(LocalDate.now(surroundings.clock()))
                    .port(port)
                    .entries(entries)
                    .people(people)
                    .seed(seed)
                    .rateLimit(rateLimit)
                    .latency(Duration.ofMillis(latencyMillis))
                    .changesPerRequest(changesPerRequest)
                    .faults(faults.isEmpty() ? Faults.none() : Faults.parse(faults))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
