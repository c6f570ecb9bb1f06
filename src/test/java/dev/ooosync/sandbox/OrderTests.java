package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTests {

    private static Sandbox sandbox;
    private static Caller caller;
    private static List<Long> truth;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.unlimited().entries(2252).build());
        caller = new Caller(sandbox);
        truth = sandbox.organization().entries().stream().map(SandboxEntry::id).toList();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 100, 250})
    void without_a_sort_the_list_is_whole_and_in_the_order_of_ids(int take) throws IOException {
        assertThat(caller.sweep(take, "")).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({"50,sortStart=asc", "100,sortEnd=desc", "250,sortStart=desc", "250,sortEnd=asc"})
    void a_sorted_sweep_of_data_at_rest_loses_rows_and_has_the_right_count(int take, String sort) throws IOException {
        List<Long> swept = caller.sweep(take, "&" + sort);

        assertThat(swept).hasSameSizeAs(truth);
        assertThat(new HashSet<>(swept)).hasSizeLessThan(truth.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "end"})
    void a_sorted_sweep_is_sorted_all_the_same(String field) throws IOException {
        String parameter = field.equals("start") ? "sortStart" : "sortEnd";
        List<String> values = new ArrayList<>();
        for (int skip = 0; skip < truth.size(); skip += 100) {
            caller.rows(Caller.LIST + "?take=100&" + parameter + "=asc&skip=" + skip)
                    .forEach(row -> values.add(row.get(field).asString()));
        }

        assertThat(values).hasSameSizeAs(truth).isSorted();
    }

    @Test
    void the_same_sorted_page_has_the_same_rows_each_time() throws IOException {
        String page = Caller.LIST + "?take=100&skip=700&sortStart=asc";

        assertThat(caller.ids(page)).isEqualTo(caller.ids(page));
    }
}
