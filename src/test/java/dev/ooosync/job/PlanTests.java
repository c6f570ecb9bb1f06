package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.QueryAnswer;
import dev.ooosync.insight.Story;
import dev.ooosync.publishing.Approval.Released;
import dev.ooosync.publishing.FieldChange;
import dev.ooosync.publishing.Plan;
import dev.ooosync.publishing.Plan.PlannedChange;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run would do is shown, and nothing is done. */
class PlanTests {

    private static final List<String> TABLES = List.of(
            "ooo_entry",
            "ooo_entry_history",
            "ooo_entry_day",
            "ooo_day",
            "ooo_entry_payload",
            "sync_run",
            "sync_check");

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private SandboxOrganization organization;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(120)
                .rateLimit(0)
                .build());
        organization = sandbox.organization();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SyncRun run(WarehouseUnderTest target) throws IOException {
        return run(target, new JobHarness.Silence(), new StopSignal());
    }

    private SyncRun run(WarehouseUnderTest target, Progress progress, StopSignal stop, String... more)
            throws IOException {
        SyncSettings.Warehouse warehouse = target.settings();
        SyncSettings settings = new JobHarness(directory, sandbox)
                .settings(Stream.concat(
                                Stream.of(
                                        "--sync.warehouse.url=" + warehouse.url(),
                                        "--sync.warehouse.user=" + (warehouse.user() == null ? "" : warehouse.user()),
                                        "--sync.publishing.settle-time=1ms",
                                        "--sync.run-store=" + directory.resolve("run-store"),
                                        "--sync.reading.page-size=20",
                                        "--sync.reading.in-flight=1"),
                                Stream.of(more))
                        .toArray(String[]::new));
        return new SyncRun(settings, progress, stop, Clock.systemUTC(), "test");
    }

    private static List<List<List<String>>> dump(WarehouseUnderTest target) throws Exception {
        List<List<List<String>>> dump = new ArrayList<>();
        for (String table : TABLES) {
            dump.add(target.rows("SELECT * FROM calcom." + table + " ORDER BY 1, 2, 3"));
        }
        return dump;
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_shows_what_the_next_run_does_and_leaves_no_trace(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        run(target).run(false);
        List<SandboxEntry> before = organization.entries();
        organization.edit(before.get(3).id());
        organization.delete(before.get(5).id());
        SandboxEntry added = organization.add();
        List<List<List<String>>> published = dump(target);

        PlanReport report = run(target).plan();

        Plan plan = report.plan();
        assertThat(report.reading().complete()).isTrue();
        assertThat(List.of(plan.created(), plan.updated(), plan.closed(), plan.held()))
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(plan.changes()).extracting(PlannedChange::kind).containsExactly("created", "deleted", "updated");
        assertThat(plan.changes())
                .extracting(PlannedChange::entryId)
                .containsExactly(added.id(), before.get(5).id(), before.get(3).id());
        assertThat(plan.changes().get(2).fields())
                .extracting(FieldChange::field)
                .contains("end_date", "notes");
        assertThat(plan.changes().toString()).doesNotContain(SandboxOrganization.NOTES_MARKER);
        assertThat(dump(target)).isEqualTo(published);

        RunReport next = run(target).run(false);
        assertThat(next.resumed()).isFalse();
        assertThat(List.of(
                        next.result().created(),
                        next.result().updated(),
                        next.result().closed()))
                .containsExactly(1L, 1L, 1L);
        assertThat(run(target).plan().plan().changes()).isEmpty();
        assertStory(target, next.runId(), before.get(5).id(), before.get(3).id());
        target.drop();
    }

    /** Whatever the plan is of, and how it ends: the run goes on where it was cut short. */
    @ParameterizedTest
    @EnumSource
    void a_plan_leaves_a_run_that_was_cut_short_to_the_next_run(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        StopSignal stop = new StopSignal();
        assertThatThrownBy(() -> run(target, new At(60, stop::request), stop).run(false))
                .isInstanceOf(RunStoppedException.class);
        String email = organization.people().get(0).email();

        assertThat(run(target).plan().plan().created()).isEqualTo(120);
        run(target, new JobHarness.Silence(), new StopSignal(), "--sync.reading.email=" + email)
                .plan();
        StopSignal another = new StopSignal();
        assertThatThrownBy(
                        () -> run(target, new At(40, another::request), another).plan())
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("A plan keeps nothing");
        sandbox.faults(Faults.parse("401"));
        assertThatThrownBy(() -> run(target).plan()).isInstanceOf(SyncException.class);
        sandbox.faults(Faults.none());
        long before = sandbox.traffic().listRequests();
        RunReport report = run(target).run(false);

        assertThat(report.resumed()).isTrue();
        assertThat(report.result().created()).isEqualTo(120);
        assertThat(sandbox.traffic().listRequests() - before)
                .as("60 rows are 4 pages of which one row is known, and 5 requests prove the end in pages of few rows")
                .isLessThan(11);
        assertThat(run(target).plan().plan().changes()).isEmpty();
        target.drop();
    }

    private static void assertStory(WarehouseUnderTest target, String runId, long deleted, long edited) {
        try (PublishedWarehouse warehouse = target.warehouse().open()) {
            assertThat(Story.latestRun(warehouse, "test", 17)).contains(runId);
            List<QueryAnswer> run = Story.ofRun(warehouse, runId, 50);
            assertThat(run).extracting(QueryAnswer::title).startsWith("Run", "Steps", "What it changed");
            assertThat(run.get(0).rows())
                    .contains(
                            List.of("status", "published"),
                            List.of("changes", "1 created, 1 updated, 1 closed"),
                            List.of("job", "test"))
                    .anySatisfy(row -> assertThat(row.get(1)).startsWith("complete: the end was probed"))
                    .anySatisfy(row -> assertThat(row.get(1)).contains("0 repeated, 0 refused by the rate limit"));
            assertThat(run.get(1).rows())
                    .extracting(row -> row.get(0), row -> row.get(1))
                    .containsExactly(tuple("read", "1"), tuple("confirm", "1"), tuple("publish", "1"));
            assertThat(run.get(2).rows())
                    .extracting(row -> row.get(0))
                    .containsExactly("created", "deleted", "updated");
            List<QueryAnswer> gone = Story.ofEntry(warehouse, 17, deleted, 50);
            assertThat(gone.get(0).rows().get(2).get(1)).startsWith("gone: its user is in the organization");
            assertThat(gone.get(0).rows().get(3).get(1)).startsWith(runId);
            List<QueryAnswer> changed = Story.ofEntry(warehouse, 17, edited, 50);
            assertThat(changed.get(0).rows().get(2)).containsExactly("now", "listed by Cal.com");
            assertThat(changed.get(1).rows()).hasSize(2);
            assertThat(changed.toString()).doesNotContain(SandboxOrganization.NOTES_MARKER);
            assertThatThrownBy(() -> Story.ofEntry(warehouse, 17, 1, 50)).hasMessageContaining("No run has published");
            assertThatThrownBy(() -> Story.ofRun(warehouse, "x", 50)).hasMessageContaining("has no run x");
        }
    }

    @ParameterizedTest
    @EnumSource
    void before_the_first_run_everything_would_be_created_and_still_there_is_no_warehouse(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.none(directory);

        assertThat(run(target).plan().plan().created()).isEqualTo(120);

        if (kind == Kind.DUCKDB) {
            assertThat(directory.resolve("warehouse.duckdb")).doesNotExist();
        } else {
            assertThat(target.rows("SELECT table_name FROM information_schema.tables"
                            + " WHERE lower(table_schema) = 'calcom'"))
                    .isEmpty();
        }
        target.drop();
    }

    @ParameterizedTest
    @EnumSource(names = "DUCKDB")
    void a_plan_says_what_would_be_held(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        run(target).run(false);
        organization.people().forEach(person -> organization.leave(person.id()));

        Plan plan = run(target).plan().plan();

        assertThat(plan.held()).isEqualTo(120);
        assertThat(plan.closed()).isZero();
        assertThat(plan.message()).contains("no entry at all");
        assertThat(plan.heldEntries()).hasSize(120).allSatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("left_org");
            assertThat(entry.fields()).isEmpty();
        });
        assertThat(plan.waiting()).isEmpty();

        RunReport held = run(target).run(false);
        assertThat(held.result().isHeld()).isTrue();
        assertThat(run(target).plan().plan().waiting()).containsExactly(new Released(held.runId(), 120));
    }

    @ParameterizedTest
    @EnumSource(names = "DUCKDB")
    void a_plan_that_fails_is_not_in_the_ledger(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        run(target).run(false);
        List<List<List<String>>> published = dump(target);
        sandbox.faults(Faults.parse("401"));

        assertThatThrownBy(() -> run(target).plan()).isInstanceOf(SyncException.class);

        assertThat(dump(target)).isEqualTo(published);
    }
}
