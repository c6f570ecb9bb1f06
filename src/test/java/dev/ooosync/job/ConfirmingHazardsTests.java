package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cal.com is asked about what is gone, and its answers are of no use. */
class ConfirmingHazardsTests {

    private static final String AT_ONCE = "--sync.publishing.settle-time=1ms";

    @RegisterExtension
    final SandboxJob job = SandboxJob.start(SandboxJob.of(20, 120)).afterRun();

    private final Sandbox sandbox = job.sandbox();
    private final SandboxOrganization organization = job.organization();
    private final Path directory = job.directory();

    @ParameterizedTest
    @ValueSource(strings = {"user-ooo/ignore-skip,user-ooo/grant=1", "user-ooo/missing-field=id"})
    void a_users_list_that_cannot_be_read_to_its_end_confirms_nothing(String fault) throws Exception {
        SandboxEntry listed = organization.add();
        job.run();
        organization.delete(organization.entries().get(3).id());
        sandbox.faults(Faults.parse("ooo/lag=2," + fault));

        RunReport report = job.run(AT_ONCE);

        assertThat(report.result().closed()).isZero();
        assertThat(report.unconfirmed()).isPositive();
        assertThat(job.query("SELECT count(*) FROM calcom.ooo_entry WHERE entry_id = " + listed.id()))
                .containsExactly(List.of("1"));
    }

    @Test
    void a_list_of_users_that_is_too_long_for_the_budget_leaves_what_is_left_to_others() throws Exception {
        long leaver = organization.entries().stream()
                .map(SandboxEntry::userId)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        organization.leave(leaver);
        SandboxEntry deleted = organization.entries().get(40);
        organization.delete(deleted.id());
        sandbox.faults(Faults.parse("users/grant=2"));

        job.run(AT_ONCE, "--sync.reading.request-budget=12");

        assertThat(job.query("SELECT entry_id FROM calcom.ooo_entry_history WHERE closed_by = 'deleted'"))
                .containsExactly(List.of(String.valueOf(deleted.id())));
    }

    @Test
    void a_plan_that_fails_leaves_nothing_of_what_it_read() throws Exception {
        organization.leave(organization.entries().get(20).userId());
        SyncRun run = new SyncRun(
                job.settings(AT_ONCE),
                new JobHarness.Watching() {
                    @Override
                    public void confirming(long entries) {
                        sandbox.faults(Faults.parse("401,user-ooo/401"));
                    }
                },
                new StopSignal(),
                Clock.systemUTC(),
                "test");

        assertThatThrownBy(run::plan).isInstanceOf(SyncException.class);

        assertThat(Files.exists(directory.resolve("warehouse.duckdb.staging"))).isFalse();
    }
}
