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
}
