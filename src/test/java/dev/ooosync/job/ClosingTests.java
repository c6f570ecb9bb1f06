package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole runs after which entries are gone at the source, or seem to be. */
class ClosingTests {

    private static final String AT_ONCE = "--sync.publishing.settle-time=1ms";

    @RegisterExtension
    final SandboxJob job = SandboxJob.start(SandboxJob.of(20, 300)).afterRun();

    private final Sandbox sandbox = job.sandbox();
    private final SandboxOrganization organization = job.organization();

    private List<List<String>> closings() throws Exception {
        return job.query("SELECT closed_by, count(*) FROM calcom.ooo_entry_history WHERE closed_by <> 'updated'"
                + " GROUP BY closed_by ORDER BY closed_by");
    }

    /** The first entry of the list that is covered by somebody who covers nobody else. */
    private SandboxEntry coveredAlone() {
        List<Long> covers = organization.entries().stream()
                .map(SandboxEntry::toUserId)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(cover -> cover, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(cover -> cover.getValue() == 1)
                .map(Map.Entry::getKey)
                .toList();
        return organization.entries().stream()
                .filter(entry -> covers.contains(entry.toUserId()) && !covers.contains(entry.userId()))
                .findFirst()
                .orElseThrow();
    }

    private void assertTruth() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + job.warehouse())) {
            Truth.assertExact(connection, organization);
        }
    }

    @Test
    void what_was_deleted_is_closed_as_deleted() throws Exception {
        List<SandboxEntry> before = organization.entries();
        organization.delete(before.get(7).id());
        organization.delete(before.get(299).id());

        RunReport report = job.run(AT_ONCE);

        assertThat(report.result().closed()).isEqualTo(2);
        assertThat(closings()).containsExactly(List.of("deleted", "2"));
        assertTruth();
        assertThat(job.run(AT_ONCE).result().status()).isEqualTo("unchanged");
    }

    @Test
    void what_is_younger_than_the_settle_time_is_not_even_asked_about() throws Exception {
        organization.delete(organization.entries().get(7).id());

        RunReport report = job.run();

        assertThat(report.result().closed() + report.result().closingsHeld()).isZero();
        assertThat(sandbox.traffic().requests()).isEqualTo(sandbox.traffic().listRequests());
    }

    @Test
    void the_entries_of_a_leaver_are_closed_as_such_and_reappear_with_the_person() throws Exception {
        long person = organization.entries().get(20).userId();
        long entries = organization.entries().stream()
                .filter(entry -> entry.userId() == person)
                .count();
        organization.leave(person);

        RunReport left = job.run(AT_ONCE);

        assertThat(left.result().closed()).isEqualTo(entries);
        assertThat(closings()).containsExactly(List.of("left_org", String.valueOf(entries)));
        assertThat(job.query("SELECT count(DISTINCT source_state), max(day) <= current_date FROM calcom.ooo_day"
                        + " WHERE user_id = " + person))
                .containsExactly(List.of("1", "true"));
        organization.join(person);
        assertThat(job.run(AT_ONCE).result().created()).isEqualTo(entries);
        assertThat(job.query("SELECT DISTINCT opened_by FROM calcom.ooo_entry_history WHERE is_current AND user_id = "
                        + person))
                .containsExactly(List.of("reappeared"));
        assertTruth();
    }

    @Test
    void what_went_with_a_deleted_cover_is_closed_as_such() throws Exception {
        SandboxEntry covered = coveredAlone();
        organization.deletePerson(Objects.requireNonNull(covered.toUserId()));

        job.run(AT_ONCE);

        assertThat(job.query("SELECT closed_by FROM calcom.ooo_entry_history WHERE version = 1 AND entry_id = "
                        + covered.id()))
                .containsExactly(List.of("cover_deleted"));
        assertTruth();
    }

    @Test
    void a_reading_that_the_users_own_listing_contradicts_closes_nothing() throws Exception {
        SandboxEntry fresh = organization.add();
        organization.delete(organization.entries().get(3).id());
        job.run();
        // A replica that lags behind: the list is as it was two changes ago.
        sandbox.faults(Faults.parse("lag=2"));

        RunReport report = job.run(AT_ONCE);

        assertThat(report.reading().complete()).isFalse();
        assertThat(report.reading().proof()).contains("entry " + fresh.id(), "user " + fresh.userId());
        assertThat(report.result().closed()).isZero();
        assertThat(closings()).isEmpty();
        assertThat(job.query("SELECT completeness FROM calcom.sync_resource ORDER BY run_id DESC LIMIT 1"))
                .containsExactly(List.of("unproven"));
    }

    @Test
    void a_leaver_is_kept_while_the_list_of_users_proves_nothing() throws Exception {
        long person = organization.entries().get(20).userId();
        organization.leave(person);
        sandbox.faults(Faults.parse("users/grant=1"));

        RunReport report = job.run(AT_ONCE);

        assertThat(report.reading().complete()).isTrue();
        assertThat(report.unconfirmed()).isPositive().isEqualTo(report.result().closingsHeld());
        assertThat(closings()).isEmpty();
    }

    @Test
    void a_leaver_is_kept_while_the_list_of_users_is_refused_and_all_else_is_published() throws Exception {
        organization.leave(organization.entries().get(20).userId());
        organization.add();
        sandbox.faults(Faults.parse("users/403"));

        RunReport report = job.run(AT_ONCE);

        assertThat(report.unconfirmed()).isPositive();
        assertThat(report.result().created()).isEqualTo(1);
        assertThat(closings()).isEmpty();
    }

    @Test
    void a_user_who_is_refused_but_still_a_member_is_kept() throws Exception {
        organization.delete(organization.entries().get(20).id());
        sandbox.faults(Faults.parse("user-ooo/403"));

        assertThat(job.run(AT_ONCE).unconfirmed()).isEqualTo(1);
        assertThat(closings()).isEmpty();
    }

    @Test
    void a_403_of_the_organizations_own_list_is_ours_and_ends_the_run() throws Exception {
        organization.leave(organization.entries().get(20).userId());

        assertThatThrownBy(() -> job.run(
                        new JobHarness.Watching() {
                            @Override
                            public void confirming(long entries) {
                                sandbox.faults(Faults.parse("403,user-ooo/403"));
                            }
                        },
                        new StopSignal(),
                        AT_ONCE))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS));

        sandbox.faults(Faults.none());
        RunReport next = job.run(AT_ONCE);
        assertThat(next.resumed()).isTrue();
        assertTruth();
    }

    @Test
    void what_the_budget_does_not_allow_to_ask_is_kept_and_asked_by_a_later_run() throws Exception {
        for (int i = 0; i < 20; i++) {
            organization.delete(organization.entries().get(i).id());
        }

        RunReport first = job.run(AT_ONCE, "--sync.reading.request-budget=20");

        assertThat(first.result().closed()).isBetween(1L, 19L);
        assertThat(first.unconfirmed()).isEqualTo(20 - first.result().closed());
        assertThat(first.reading().requests()).isLessThanOrEqualTo(22);
        assertThat(job.run(AT_ONCE).result().closed()).isEqualTo(first.unconfirmed());
        assertTruth();
    }

    @Test
    void a_scoped_run_closes_only_in_its_scope() throws Exception {
        SandboxEntry inside = organization.entries().get(20);
        SandboxEntry outside = organization.entries().stream()
                .filter(entry -> entry.userId() != inside.userId())
                .findFirst()
                .orElseThrow();
        organization.delete(inside.id());
        organization.delete(outside.id());
        String email = organization.people().stream()
                .filter(person -> person.id() == inside.userId())
                .findFirst()
                .orElseThrow()
                .email();

        assertThat(job.run(AT_ONCE, "--sync.reading.email=" + email).result().closed())
                .isEqualTo(1);
        assertThat(job.query("SELECT entry_id FROM calcom.ooo_entry_history WHERE closed_by = 'deleted'"))
                .containsExactly(List.of(String.valueOf(inside.id())));
    }

    @Test
    void a_sample_and_an_unproven_reading_close_nothing() throws Exception {
        organization.delete(organization.entries().get(3).id());

        assertThat(job.run(AT_ONCE, "--sync.reading.max-entries=50").result().closed())
                .isZero();
        sandbox.faults(Faults.parse("grant=1"));
        assertThat(job.run(AT_ONCE, "--sync.reading.request-budget=5000")
                        .result()
                        .closed())
                .isZero();
        assertThat(closings()).isEmpty();
    }

    @Test
    void an_organization_that_seems_empty_is_held_and_a_dead_run_says_so_again() throws Exception {
        organization.people().forEach(person -> organization.leave(person.id()));

        RunReport held = job.run(AT_ONCE);

        assertThat(held.result().isHeld()).isTrue();
        assertThat(held.result().closingsHeld()).isEqualTo(300);
        assertThat(job.query("SELECT count(*) FROM calcom.ooo_entry")).containsExactly(List.of("300"));
        assertThat(job.query("SELECT DISTINCT cause FROM calcom.held_closing")).containsExactly(List.of("left_org"));
    }

    @Test
    void a_stop_while_cal_com_is_asked_keeps_the_reading() throws Exception {
        organization.delete(organization.entries().get(5).id());
        StopSignal stop = new StopSignal();

        assertThatThrownBy(() -> job.run(
                        new JobHarness.Watching() {
                            @Override
                            public void confirming(long entries) {
                                stop.request();
                            }
                        },
                        stop,
                        AT_ONCE))
                .isInstanceOf(RunStoppedException.class);

        assertThat(closings()).isEmpty();
        RunReport next = job.run(AT_ONCE);
        assertThat(next.resumed()).isTrue();
        assertThat(next.result().closed()).isEqualTo(1);
        assertTruth();
    }

    @Test
    void a_run_that_dies_between_asking_and_publishing_asks_again() throws Exception {
        SandboxEntry gone = organization.entries().get(5);
        organization.delete(gone.id());
        assertThatThrownBy(() -> job.run(
                        new At(Long.MAX_VALUE, () -> {
                            throw new IllegalStateException("dies");
                        }),
                        new StopSignal(),
                        AT_ONCE))
                .isInstanceOf(SyncException.class);

        RunReport next = job.run(AT_ONCE);

        assertThat(next.resumed()).isTrue();
        assertThat(next.result().closed()).isEqualTo(1);
        assertTruth();
    }
}
