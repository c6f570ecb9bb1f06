package dev.ooosync.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file that gives every way of starting a job the same variables: cron, systemd, a container, a shell. Lines of
 * {@code KEY=value}, blank lines, and comments that begin with {@code #}. A value is taken as it is: no quotes, no
 * expansion. systemd ({@code EnvironmentFile=}) and containers ({@code --env-file}) can read the same file. So what they
 * would read differently is refused: systemd removes quotes and backslashes and trims blanks, and containers keep all of
 * them.
 */
public final class EnvironmentFile {

    /** The variable that names the file; empty for none. */
    public static final String VARIABLE = "OOO_SYNC_ENV";

    /** Read where it exists, unless the variable names another one. */
    public static final Path DEFAULT = Path.of("/etc/ooo-sync/ooo-sync.env");

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");

    /** What the launcher, the JVM and the operating system read before this file is. */
    private static final Pattern TOO_LATE = Pattern.compile(
            "OOO_SYNC_.*|JAVA_.*|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|HOME|LANG|LANGUAGE|LC_.*|LD_.*|PATH|TZ|XDG_CACHE_HOME");

    private final Path file;
    private final Problems problems = new Problems();

    private EnvironmentFile(Path file) {
        this.file = file;
    }

    /**
     * Variables with those of the file beneath them: {@code OOO_SYNC_ENV}, or else {@code /etc/ooo-sync/ooo-sync.env} where
     * that exists.
     *
     * @param variables of the process; they win over those of the file
     * @throws InvalidSettingsException with the number of each wrong line, when the file cannot be read or is malformed
     */
    public static Map<String, String> beneath(Map<String, String> variables) {
        String named = variables.get(VARIABLE);
        if (named != null && named.isEmpty()) {
            return variables;
        }
        EnvironmentFile file = new EnvironmentFile(named == null ? DEFAULT : Path.of(named));
        Map<String, String> all = file.read(named != null);
        if (file.problems.any()) {
            throw file.problems.exception(file.file.toString());
        }
        all.putAll(variables);
        return all;
    }

    private Map<String, String> read(boolean required) {
        Map<String, String> values = new HashMap<>();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String[] lines = text.split("\n", -1);
            for (int number = 1; number <= lines.length; number++) {
                line(number, lines[number - 1], values);
            }
        } catch (NoSuchFileException e) {
            if (required) {
                problems.add("there is no such file; " + VARIABLE + " names it. Set it to nothing for no file");
            }
        } catch (AccessDeniedException e) {
            problems.add(
                    "the user " + System.getProperty("user.name") + " may not read it. Without it a command would look"
                            + " at another warehouse: let the user read it, name another file in " + VARIABLE
                            + ", or set that to nothing for none");
        } catch (CharacterCodingException e) {
            problems.add("it is not UTF-8");
        } catch (IOException e) {
            problems.add("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return values;
    }

    /** Only the key of a line is repeated: the malformed part may be a secret. */
    private void line(int number, String line, Map<String, String> values) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        String key = assignment.matches() ? assignment.group(1) : "";
        String problem = problem(line, key, assignment);
        if (problem == null && !key.isEmpty() && values.putIfAbsent(key, assignment.group(2)) != null) {
            problem = "sets " + key + " again; leave one";
        }
        if (problem != null) {
            problems.add("line " + number + " " + problem);
        }
    }

    private static @Nullable String problem(String line, String key, Matcher assignment) {
        if (line.endsWith("\r")) {
            return "ends with a carriage return; save the file with Unix line ends";
        }
        if (line.chars().anyMatch(character -> character < ' ' && character != '\t' || character == 0x7f)) {
            return "contains a control character";
        }
        if (line.isBlank() || line.startsWith("#")) {
            return line.endsWith("\\") ? "ends with \\, and systemd would join the next line to it" : null;
        }
        if (key.isEmpty()) {
            return line.startsWith("export ")
                    ? "begins with export: this is not a shell script. Write KEY=value"
                    : "is not KEY=value, with the key at the beginning and no blank before =";
        }
        return TOO_LATE.matcher(key).matches()
                ? "sets " + key + ", which is needed before this file is read; set it where the command is started"
                : value(assignment.group(2), key);
    }

    private static @Nullable String value(String value, String key) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            return "(" + key + ") has a quote before the value; leave the quotes out";
        }
        if (value.contains("\\")) {
            return "(" + key + ") contains a \\, which systemd would remove";
        }
        return value.equals(value.strip()) ? null : "(" + key + ") has blanks before or after the value";
    }
}
