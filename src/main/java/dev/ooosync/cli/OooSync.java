package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.settings.RealPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/**
 * The program's door. Arguments of the form {@code --sync.KEY=VALUE} override the job file; picocli sees the others, so
 * that help, version and wrong arguments need no application context.
 */
@Command(
        name = "ooo-sync",
        description =
                "Copies the out-of-office entries of a Cal.com organization into a SQL warehouse, and says when the"
                        + " copy is complete.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "    0  published, or nothing had changed",
            "   64  wrong arguments                  fix the command line",
            "   65  held or refused                  look at the data",
            "   66  no warehouse found               check the path, or run the job first",
            "   69  not reachable, or locked         run again later",
            "   70  a bug, or an undocumented answer read the message",
            "   74  disk full, read-only             look at the disk",
            "   75  another full run does the work   nothing to do",
            "   76  no complete reading for long     look at status",
            "   77  Cal.com refuses the key          fix key, role or plan",
            "   78  wrong configuration              fix the job file or the environment",
            "  130, 143  stopped by a signal         nothing to do, the next run resumes",
            "  141       nobody reads the answer     nothing to do",
            "",
            "Any key of a job file can be overridden: --sync.reading.page-size=100"
        })
public final class OooSync {

    private static final String OVERRIDE = "--sync.";

    private OooSync() {}

    /** Nothing it stores or says follows the machine's locale; so this comes before all else. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Signals signals = new Signals();
        Surroundings surroundings = new Surroundings(
                Console.standard(),
                Clock.systemUTC(),
                Map.copyOf(System.getenv()),
                Stream.of(arguments).filter(OooSync::isOverride).toList(),
                signals);
        int exitCode;
        try {
            exitCode = execute(
                    surroundings,
                    Stream.of(arguments)
                            .filter(argument -> !isOverride(argument))
                            .toArray(String[]::new));
        } catch (Error e) {
            exitCode = new Failures(surroundings.console()).unexpected(e);
        } finally {
            // Always: the shutdown hook waits for this, and the process for the hook.
            signals.finished();
        }
        System.exit(exitCode);
    }

    static int execute(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine commandLine = new CommandLine(new OooSync())
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new PlanCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new QueryCommand(surroundings))
                .addSubcommand(new DescribeCommand(surroundings))
                .addSubcommand(new ApproveCommand(surroundings))
                .addSubcommand(new RollbackCommand(surroundings))
                .addSubcommand(new CopyCommand(surroundings))
                .addSubcommand(new SettingsCommand(surroundings))
                .addSubcommand(new SandboxCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new TrainingCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures(surroundings.console()))
                .registerConverter(Path.class, OooSync::path)
                .setUsageHelpAutoWidth(true);
        Stream.concat(Stream.of(commandLine), commandLine.getSubcommands().values().stream())
                .forEach(command -> command.getCommandSpec().exitCodeOnInvalidInput(Remedy.FIX_ARGUMENTS.exitCode()));
        return commandLine;
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("\"" + argument + "\" " + RealPath.refusal());
        }
    }

    private static boolean isOverride(String argument) {
        return argument.startsWith(OVERRIDE);
    }
}
