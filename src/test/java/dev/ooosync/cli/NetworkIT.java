package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.FaultReport;
import dev.ooosync.job.NetworkFault;
import dev.ooosync.job.ScriptedCalCom;
import dev.ooosync.job.Truth;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network breaks under real processes, which wait in real time. */
@Tag("torture")
class NetworkIT {

    private static final FaultReport REPORT = new FaultReport("faults-network-processes.md");
    private static final String NOTES = "SELECT entry_id, notes FROM calcom.ooo_entry ORDER BY 1";

    @TempDir
    Path directory;

    private final ScriptedCalCom calCom = new ScriptedCalCom();

    @AfterEach
    void stop() {
        calCom.close();
    }

    private static Ended run(Program program) {
        return program.run(Stream.concat(
                        Stream.of("run", "jobs/ooo.yml", "--sync.reading.page-size=100", "--sync.reading.in-flight=1"),
                        NetworkFault.IMPATIENT.stream())
                .toArray(String[]::new));
    }

    /** Its last word, without the retries before. */
    private static String said(Ended ended) {
        return ended.err()
                .lines()
                .filter(line -> line.startsWith("ooo-sync: "))
                .findFirst()
                .orElse("nothing");
    }

    private List<String> listed() {
        return calCom.rows().stream()
                .map(row -> row.path("id").asLong() + "|" + row.path("notes").asString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_the_network_ends_harms_nothing_and_the_next_one_goes_on_where_it_stood(NetworkFault fault)
            throws Exception {
        Program program = new Program(directory, calCom.baseUrl());
        calCom.addUpTo(600);
        assertThat(run(program).exitCode()).isZero();
        List<String> before = Truth.rows(program.warehouse(), NOTES);
        calCom.add(601);
        calCom.answersFrom(4, fault.response());

        Ended failed = run(program);
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(fault.remedy().exitCode());
        assertThat(failed.err()).contains("ooo-sync: GET /v2/organizations/17/ooo: ", fault.said());
        assertThat(Truth.rows(program.warehouse(), NOTES)).isEqualTo(before);

        int staged = Integer.parseInt(
                Truth.rows(Path.of(program.warehouse() + ".staging"), "SELECT list_position FROM reading")
                        .get(0));
        assertThat(staged).isPositive();
        calCom.asked();
        calCom.answersRight();
        Ended next = run(program);
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("(resumed)");
        List<Integer> asked = calCom.asked().stream()
                .map(request -> Integer.parseInt(String.valueOf(request.getUrl().queryParameter("skip"))))
                .toList();
        // The last one looks back at the first page.
        assertThat(asked).last().isEqualTo(0);
        assertThat(asked).first().isEqualTo(staged);
        assertThat(Truth.rows(program.warehouse(), NOTES)).isEqualTo(listed());
        REPORT.line(
                fault.sentence(),
                failed.exitCode(),
                said(failed),
                "all " + before.size() + " rows of the run before",
                "resumed; all " + listed().size() + " rows");
    }

    @Test
    void a_name_that_nobody_knows_is_tried_again_and_told() throws Exception {
        Program program =
                new Program(Files.createDirectory(directory.resolve("lost")), URI.create("https://calcom.invalid"));
        Ended ended = program.start(Map.of("CALCOM_API_KEY", "cal_x", "CALCOM_ORG_ID", "17"), "run", "jobs/ooo.yml")
                .await();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(69);
        assertThat(ended.err()).contains("https://calcom.invalid: no host of that name is known");
        assertThat(program.warehouse()).doesNotExist();
        REPORT.line("the host's name is not known", 69, said(ended), "there was none", "-");
    }
}
