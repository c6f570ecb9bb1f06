package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTests {

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.unlimited().entries(600).build());
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** The table of {@code calcom-api.md} 1.1. */
    @ParameterizedTest(name = "{0} is answered with {1} and {2} rows")
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "take=0,400,0",
                "take=251,400,0",
                "take=abc,400,0",
                "take=,400,0",
                "take=null,400,0",
                "take=-5,400,0",
                "skip=-1,400,0",
                "skip=x,400,0",
                "sortStart=foo,400,0",
                "sortStart=ASC,400,0",
                "sortStart=,400,0",
                "sortStart=asc&sortStart=asc,400,0",
                "sortEnd=Desc,400,0",
                "email=a&email=b,400,0",
                "skip=9223372036854775808,500,0",
                "skip=99999999999999999999999,500,0",
                "take=12abc,200,12",
                "take=9.9,200,9",
                "take=%20%2B7,200,7",
                "take=0x10,200,16",
                "take=10&take=20,200,10",
                "unknown=1&limit=3,200,250",
                "sort_start=asc&take=5,200,5",
                "email=,200,250",
                "email=nobody%40example.com,200,0",
                "skip=590,200,10",
                "skip=600,200,0",
                "skip=9223372036854770000,200,0",
                "sortStart=asc&sortEnd=desc&take=3,200,3",
                ",200,250"
            })
    void parameters_are_read_as_the_real_stack_reads_them(String query, int status, int rows) throws IOException {
        String path = Caller.LIST + (query == null ? "" : "?" + query);

        assertThat(caller.get(path).statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(caller.ids(path)).hasSize(rows);
        }
    }

    @Test
    void the_order_by_end_wins_over_the_order_by_start() throws IOException {
        List<String> ends = caller.rows(Caller.LIST + "?sortStart=asc&sortEnd=desc").stream()
                .map(row -> row.get("end").asString())
                .toList();

        assertThat(ends).isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    void an_email_filters_exactly() throws IOException {
        SandboxPerson person = sandbox.organization().people().stream()
                .filter(one -> one.email().contains("+"))
                .findFirst()
                .orElseThrow();
        List<Long> his = sandbox.organization().entries().stream()
                .filter(entry -> entry.userId() == person.id())
                .map(SandboxEntry::id)
                .toList();
        String email = person.email().replace("+", "%2B");

        assertThat(caller.ids(Caller.LIST + "?email=" + email)).isNotEmpty().isEqualTo(his);
        assertThat(caller.ids(Caller.LIST + "?email=" + person.email())).isEmpty();
        assertThat(caller.ids(Caller.USERS + "/" + person.id() + "/ooo")).isEqualTo(his);
    }

    @Test
    void users_are_listed_by_id_and_a_thousand_at_most() throws IOException {
        List<SandboxPerson> people = sandbox.organization().people();
        List<Long> ids = people.stream().map(SandboxPerson::id).toList();

        assertThat(caller.ids(Caller.USERS + "?take=1000")).isEqualTo(ids).isSorted();
        assertThat(caller.ids(Caller.USERS + "?take=50&skip=180")).isEqualTo(ids.subList(180, 200));
        assertThat(caller.get(Caller.USERS + "?take=1001").statusCode()).isEqualTo(400);
        assertThat(caller.ids(Caller.USERS + "?emails=" + people.get(3).email() + "&emails="
                        + people.get(9).email()))
                .containsExactly(ids.get(3), ids.get(9));
    }
}
