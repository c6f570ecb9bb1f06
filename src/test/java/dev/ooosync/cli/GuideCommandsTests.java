package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ooosync.Guide;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The program understands every command that the guide prints, and the README lists every command of the program. */
class GuideCommandsTests {

    private static final String PROGRAM =
            "(?:java [^\n#]*-jar \\S*ooo-sync\\.jar|(?:/opt/ooo-sync/current/)?ooo-sync) ";
    /** The launcher's own command is none of the program's. */
    private static final String COMMAND = "(?!archive)([a-z].*)";

    private static final Pattern IN_A_BLOCK =
            Pattern.compile("(?m)(?:^|^\\$ |^sudo |&& |\\* )" + PROGRAM + COMMAND + "$");
    private static final Pattern INLINE = Pattern.compile("`(?:" + PROGRAM + ")?([a-z]+ [^`\n]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)[ `]");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private final CommandLine program = OooSync.commandLine(
            new Surroundings(Console.standard(), Clock.systemUTC(), Map.of(), List.of(), new Signals()));

    @Test
    void the_program_understands_every_command() {
        List<String> inBlocks = Guide.blocks("").stream()
                .flatMap(block -> found(IN_A_BLOCK, block.replace("\\\n", " ")))
                .toList();
        List<String> inline = found(INLINE, Guide.text().replaceAll("(?ms)^```.*?^```$", ""))
                .filter(command -> commands().contains(command.replaceFirst(" .*", "")))
                .toList();

        assertThat(inBlocks).hasSizeGreaterThanOrEqualTo(8);
        assertThat(inline).hasSizeGreaterThanOrEqualTo(8);
        assertThat(Stream.concat(inBlocks.stream(), inline.stream()))
                .allSatisfy(command -> assertThatCode(() -> program.parseArgs(words(command)))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    @Test
    void the_readme_lists_every_command() {
        String chapter =
                Guide.readme().replaceFirst("(?s).*\n## Commands\n", "").replaceFirst("(?s)\n## .*", "");

        assertThat(found(ROW, chapter)).containsExactlyInAnyOrderElementsOf(commands());
    }

    private Set<String> commands() {
        return program.getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    /** As a shell divides them: without a comment, and only the first of several commands. */
    private static String[] words(String command) {
        return WORD.matcher(command.replaceFirst(" +(#|&&|\\|).*", "").replace("\\|", "|"))
                .results()
                .map(word -> word.group().replaceAll("[\"']", ""))
                .filter(word -> !word.startsWith("--sync."))
                .toArray(String[]::new);
    }
}
