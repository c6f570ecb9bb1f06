package dev.ooosync.insight;

import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question of the cookbook: a file of {@code sql/queries/}.
 *
 * @param name the file's, without folder and extension
 * @param title the question in words
 * @param sql the statement, its parameters by name
 */
public record Question(String name, String title, List<QuestionParameter> parameters, String sql) {

    /** The parameter that every statement has; the job gives it, not the user. */
    static final String ORGANIZATION = "org_id";

    private static final Pattern QUOTED_OR_PARAMETER = Pattern.compile("'[^']*'|:([a-z_]+)");

    static Question of(SqlFile file) {
        List<QuestionParameter> parameters = file.text()
                .lines()
                .takeWhile(line -> line.startsWith("--"))
                .filter(QuestionParameter::isIn)
                .map(QuestionParameter::of)
                .toList();
        return new Question(file.name(), file.header("title"), parameters, statement(file));
    }

    /** The text after the header's comment lines. */
    static String statement(SqlFile file) {
        return file.text()
                .lines()
                .dropWhile(line -> line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /**
     * Every parameter's value: days as LocalDate, groups still as the user named them.
     *
     * @param given by name; the others have their default
     * @param today the calendar day in UTC
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} for an unknown name and for a value of another type
     */
    public Map<String, Object> values(Map<String, String> given, LocalDate today) {
        List<String> known = parameters.stream().map(QuestionParameter::name).toList();
        given.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(unknown -> {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS,
                    "The query " + name + " has no parameter " + unknown + ". " + Likeness.hint(unknown, known));
        });
        Map<String, Object> values = new LinkedHashMap<>();
        for (QuestionParameter parameter : parameters) {
            String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            try {
                values.put(parameter.name(), parameter.parse(value, today));
            } catch (IllegalArgumentException e) {
                throw new SyncException(
                        Remedy.FIX_ARGUMENTS,
                        "The parameter " + parameter.name() + " of the query " + name + " is \"" + value
                                + "\"; it must be " + e.getMessage() + ".",
                        e);
            }
        }
        return values;
    }

    /** The statement with the values of {@link Queries#about} written into it, human-readable and to paste elsewhere; it is never run. */
    public String sql(Map<String, Object> values) {
        return QUOTED_OR_PARAMETER
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : literal(found.group(1), values)));
    }

    private static String literal(String parameter, Map<String, Object> values) {
        Object value = Objects.requireNonNull(values.get(parameter), parameter);
        if (value instanceof LocalDate day) {
            return "DATE '" + day + "'";
        }
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
}
