package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresContractTests extends WarehouseContract {

    PostgresContractTests() {
        super(Kind.POSTGRESQL);
    }

    /** Views over tables that nobody has counted are planned as if these were empty, and take minutes. */
    @Test
    void what_a_first_run_has_filled_is_counted() throws Exception {
        PublishingFixture warehouse = new PublishingFixture(target(), 1);
        warehouse.resources = PeopleContract.everything();
        warehouse.run("run-1", 17, List.of(entry(1)));

        assertThat(warehouse.rows("SELECT relname FROM pg_class"
                        + " WHERE relnamespace = CAST('calcom' AS regnamespace) AND relkind = 'r' AND reltuples > 0"))
                .flatExtracting(row -> row)
                .contains("calendar_day", "ooo_day", "ooo_entry", "org_user_history", "team_member_history");
    }

    /** Autovacuum does not come for an organization that is small next to those that it knows. */
    @Test
    void a_second_organization_is_analyzed() throws Exception {
        PublishingFixture warehouse = new PublishingFixture(target(), 1);
        warehouse.run("run-1", 17, List.of(entry(1), entry(2)));
        warehouse.run("run-2", 18, List.of(entry(3), entry(4)));

        assertThat(warehouse.rows("SELECT tablename FROM pg_stats WHERE schemaname = 'calcom' AND attname = 'org_id'"
                        + " AND CAST(CAST(most_common_vals AS TEXT) AS TEXT[]) @> ARRAY['17', '18']"))
                .flatExtracting(row -> row)
                .contains("ooo_day", "ooo_entry", "ooo_entry_day", "ooo_entry_history");
    }
}
