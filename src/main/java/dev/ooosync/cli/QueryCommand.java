package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.AnswerFormat;
import dev.ooosync.insight.Organization;
import dev.ooosync.insight.Queries;
import dev.ooosync.insight.QueryAnswer;
import dev.ooosync.insight.Question;
import dev.ooosync.insight.TextTable;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        description = "Answers a question from the warehouse; without a name, lists the questions. Needs no key.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The answer is about the job's organization; if its file names none, about the only",
            "one in the warehouse. A group is Everybody, a team, or an option such as",
            "Department: R&D; if several have the same name, use the id: 'team 5'.",
            "Days are YYYY-MM-DD, today, or today + 30; today is the day in UTC. In CSV, a text",
            "that a spreadsheet would run as a formula (it begins with = + - or @) has an",
            "apostrophe before it; JSON has it as it is."
        })
final class QueryCommand implements Callable<Integer> {

    /** The forms that an answer can be given in. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    private final Surroundings surroundings;
    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which question.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/ooo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path job = Path.of("");

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the question; may be given several times.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            defaultValue = "50",
            description = "Rows that a table shows at most (default: ${DEFAULT-VALUE}); csv and json have all.")
    private int limit;

    @Option(names = "--bom", description = "Begin CSV with a byte order mark, which Excel needs to recognize UTF-8.")
    private boolean bom;

    @Option(names = "--sql", description = "Print the statement, to paste elsewhere, instead of running it.")
    private boolean sql;

    QueryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        if (name == null) {
            Queries.all().forEach(this::list);
            return 0;
        }
        if (bom && format != Format.CSV) {
            throw new SyncException(Remedy.FIX_ARGUMENTS, "--bom works with --format csv only.");
        }
        Question question = Queries.named(name);
        Map<String, Object> values =
                question.values(given, LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC));
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        try (PublishedWarehouse warehouse = Warehouse.of(settings.warehouse()).open()) {
            long organization = Organization.published(warehouse, settings.organization());
            answer(warehouse, question, Queries.about(warehouse, organization, question, values));
        }
        return 0;
    }

    private void list(Question question) {
        console.say(question.name());
        console.say("    " + question.title());
        question.parameters()
                .forEach(parameter -> console.say("    -p %s=%s  %s"
                        .formatted(parameter.name(), quoted(parameter.defaultValue()), parameter.meaning())));
    }

    private static String quoted(String value) {
        return value.contains(" ") ? "'" + value + "'" : value;
    }

    private void answer(PublishedWarehouse warehouse, Question question, Map<String, Object> values) {
        if (sql) {
            console.say(question.sql(values));
            return;
        }
        switch (format) {
            case TABLE -> show(Queries.ask(warehouse, question, values, Math.max(limit, 0)));
            case CSV -> write(warehouse, question, values, AnswerFormat.CSV);
            case JSON -> write(warehouse, question, values, AnswerFormat.JSON);
        }
    }

    private void show(QueryAnswer answer) {
        console.say(answer.title());
        console.say("");
        TextTable.of(answer.columns(), answer.rows()).lines().forEach(console::say);
        if (answer.totalRows() == 0) {
            console.say("(none)");
        } else if (answer.totalRows() > answer.rows().size()) {
            console.say("... and %,d more; --limit shows more"
                    .formatted(answer.totalRows() - answer.rows().size()));
        }
    }

    private void write(
            PublishedWarehouse warehouse, Question question, Map<String, Object> values, AnswerFormat wanted) {
        try (AnswerFormat.Writing writing = wanted.to(console.output(), bom)) {
            Queries.ask(warehouse, question, values, writing);
        }
    }
}
