package dev.ooosync.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * A job file, or what overrides it, is wrong. The message names the file and lists every problem; it holds no secret,
 * and there is no cause, since a parser's message may quote the file.
 */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    InvalidSettingsException(String file, List<String> problems) {
        super(message(file, problems));
        this.problems = new ArrayList<>(problems);
    }

    /** One sentence or more for each problem, without number; at least one. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private static String message(String file, List<String> problems) {
        StringBuilder message = new StringBuilder(file)
                .append(": ")
                .append(problems.size())
                .append(problems.size() == 1 ? " problem" : " problems")
                .append(" in the configuration");
        for (int i = 0; i < problems.size(); i++) {
            message.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
        }
        return message.toString();
    }
}
