package dev.ooosync;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds the table of hazards to the tests that carry their numbers, and the tests to the table. */
class HazardsTests {

    private static final Pattern NUMBERED = Pattern.compile("hazard_(\\d+)_.+");

    @Test
    void the_numbers_run_from_1_to_35() {
        assertThat(Hazards.ALL)
                .extracting(Hazards.Hazard::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 35).boxed().toList());
    }

    @Test
    void every_hazard_has_tests_with_its_number_where_the_table_says_and_no_test_has_another_number() {
        Map<Integer, TreeSet<String>> table = Hazards.ALL.stream()
                .collect(Collectors.toMap(
                        Hazards.Hazard::number, hazard -> new TreeSet<>(hazard.tests()), (a, b) -> a, TreeMap::new));

        assertThat(testsByNumber()).isEqualTo(table);
    }

    private static Map<Integer, TreeSet<String>> testsByNumber() {
        Map<Integer, TreeSet<String>> found = new TreeMap<>();
        ArchitectureTests.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                .forEach(method -> note(method, found));
        return found;
    }

    private static void note(JavaMethod method, Map<Integer, TreeSet<String>> found) {
        Matcher name = NUMBERED.matcher(method.getName());
        if (name.matches()) {
            found.computeIfAbsent(Integer.valueOf(name.group(1)), number -> new TreeSet<>())
                    .add(method.getOwner().getName().substring(ArchitectureTests.HOUSE.length()));
        }
    }
}
