package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does when closings are held: look, approve, run again. */
class ReviewIT {

    @TempDir
    Path directory;

    @Test
    void held_closings_are_shown_approved_and_closed_by_the_next_run() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(300)
                .rateLimit(0)
                .build())) {
            SandboxOrganization organization = sandbox.organization();
            Program program = new Program(directory, sandbox.baseUrl());
            program.run("run", "jobs/ooo.yml");
            List<SandboxEntry> gone = organization.entries().subList(0, 40);
            gone.forEach(entry -> organization.delete(entry.id()));
            SandboxEntry added = organization.add();

            Ended plan = program.run("plan", "jobs/ooo.yml", "--fields", "--sync.publishing.settle-time=1ms");
            Ended held = program.run("run", "jobs/ooo.yml", "--quiet", "--sync.publishing.settle-time=1ms");

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out())
                    .contains(
                            "1 created, 0 updated, 0 closed",
                            "40 entries are no longer listed",
                            "held     entry",
                            "deleted  " + gone.get(0).id() + " ",
                            "The next run holds these closings; after it they can be released: approve jobs/ooo.yml latest",
                            "Nothing was published");
            assertThat(held.exitCode()).as(held.err()).isEqualTo(65);
            assertThat(held.out()).isEmpty();
            assertThat(held.err()).contains("HELD: 40 of 300 entries are no longer listed", "approve jobs/ooo.yml 2");
            Ended again = program.run("plan", "jobs/ooo.yml", "--sync.publishing.settle-time=1ms");
            assertThat(again.out())
                    .containsPattern(
                            "Held by run 2\\S+: 40 closings wait for a release\\. Look: show 2\\S+ jobs/ooo\\.yml\\."
                                    + " Release: approve jobs/ooo\\.yml 2");
            Ended unknown = program.run("approve", "jobs/ooo.yml", "2026xxx");
            assertThat(unknown.exitCode()).isEqualTo(64);
            assertThat(unknown.err()).contains("There is no run 2026xxx", "Runs that hold closings: 2", " (40).");
            Ended shown = program.run("show", "latest");
            assertThat(shown.out())
                    .contains(
                            "held",
                            "40 of 300",
                            "What it held back",
                            String.valueOf(gone.get(0).id()))
                    .contains("read", "confirm", "publish", "complete: ");
            assertThat(program.run("show", String.valueOf(added.id())).out()).contains("listed by Cal.com", "created");
            assertThat(program.run("status").out()).contains("held", "40 of 300");
            Ended approved =
                    program.start(Map.of(), "approve", "jobs/ooo.yml", "latest").await();
            assertThat(approved.exitCode()).as(approved.err()).isZero();
            assertThat(approved.out()).contains("Released: 40 closings");
            assertThat(program.run("approve", "jobs/ooo.yml", "latest").exitCode())
                    .isEqualTo(64);
            assertThat(program.run("show", "no-such-run").exitCode()).isEqualTo(64);
            Ended next = program.run("run", "jobs/ooo.yml", "--sync.publishing.settle-time=1ms");
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.out()).contains("40 closed");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + program.warehouse())) {
                Truth.assertExact(connection, organization);
            }
            String story = program.run("show", String.valueOf(gone.get(0).id())).out();
            assertThat(story)
                    .contains("gone: its user is in the organization", "Runs that held its closing", "deleted");
        }
    }
}
