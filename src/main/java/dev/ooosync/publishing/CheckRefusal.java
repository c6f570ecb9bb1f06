package dev.ooosync.publishing;

import dev.ooosync.publishing.RunResult.CheckResult;
import java.util.List;
import java.util.stream.Collectors;

/** Rolls the transaction back because a check of severity error has found something. */
final class CheckRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CheckResult> checks;

    CheckRefusal(List<CheckResult> checks) {
        this.checks = checks;
    }

    List<CheckResult> checks() {
        return checks;
    }

    String sentence() {
        return checks.stream()
                        .filter(CheckResult::isError)
                        .map(check -> "Check " + check.name() + " found " + check.offendingRows() + " rows: "
                                + check.sentence())
                        .collect(Collectors.joining(" "))
                + " Nothing was published.";
    }
}
