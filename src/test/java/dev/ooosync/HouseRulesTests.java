package dev.ooosync;

import static dev.ooosync.ArchitectureTests.MAIN;
import static dev.ooosync.ArchitectureTests.isIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no source file does: find its collaborators by annotation, end the process, print, sleep, ask for the time. */
class HouseRulesTests {

    private static final int LONGEST = 200;

    private static final Set<String> STOPWATCH = Set.of("currentTimeMillis", "nanoTime");

    /** Each has a plain word: again, also or next to, contained, resumed, happens to, a person, human-readable. */
    private static final Pattern RETIRED =
            Pattern.compile("(?i)\\banew\\b|\\bbesides?\\b(?! ?[(=,;])|\\bbrought\\b|\\btaken up\\b"
                    + "|\\btakes? it up\\b|\\bbecomes? of\\b|\\bcannot be had\\b|\\bsomebody\\b|\\bwhoever\\b"
                    + "|\\bfor people(?: to\\b|[.;])|\\bof (?:his|hers|ours|theirs)\\b");

    @Test
    void collaborators_come_through_the_constructor() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.stereotype..",
                        "org.springframework.beans.factory.annotation..",
                        "jakarta.inject..",
                        "jakarta.annotation..")
                .check(MAIN);
    }

    @Test
    void only_the_command_line_ends_the_process() {
        mayOnly(
                "end the process",
                type -> isIn(type, "cli"),
                access -> (access.getTargetOwner().isEquivalentTo(System.class)
                                || access.getTargetOwner().isEquivalentTo(Runtime.class))
                        && Set.of("exit", "halt").contains(access.getName()));
    }

    @Test
    void only_one_class_of_the_command_line_prints() {
        Predicate<JavaAccess<?>> prints = access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getName())
                || access.getName().equals("printStackTrace")
                        && access.getTargetOwner().isAssignableTo(Throwable.class);

        mayOnly("print", type -> isIn(type, "cli"), prints);
        assertThat(MAIN.stream()
                        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(prints))
                        .map(HouseRulesTests::topLevel)
                        .collect(Collectors.toSet()))
                .as("classes that print")
                .hasSizeLessThanOrEqualTo(1);
    }

    /** Such a type is an argument wherever waiting is needed, so that a test need not wait. */
    @Test
    void only_a_pause_and_a_delay_sleep() {
        mayOnly(
                "sleep",
                type -> isIn(type, "calcom.Pause") || isIn(type, "sandbox.Delay"),
                access -> access.getTargetOwner().getPackageName().startsWith("java.")
                        && (access.getName().equals("sleep") || access.getName().startsWith("park")));
    }

    @Test
    void nobody_asks_for_the_time_without_a_clock() {
        mayOnly(
                "ask for the time without a clock",
                type -> false,
                access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                                && access.getName().equals("now")
                                && !takesClock(access)
                        || access.getTargetOwner().isEquivalentTo(System.class) && STOPWATCH.contains(access.getName())
                        || access.getTargetOwner().isEquivalentTo(Date.class));
    }

    /** The sandbox is a server of its own, with the machine's time unless a test gives it another. */
    @Test
    void only_the_command_line_and_the_sandbox_take_the_machines_clock() {
        mayOnly(
                "take the machine's clock",
                type -> isIn(type, "cli") || isIn(type, "sandbox.Sandbox"),
                access -> access.getTargetOwner().isAssignableTo(InstantSource.class)
                        && (access.getName().startsWith("system")
                                || access.getName().startsWith("tick")));
    }

    /**
     * The program sets it to ROOT as its first act: so every format, of libraries too, is the same on any machine. A second
     * program or a locale asked for by name would get past that.
     */
    @Test
    void every_program_sets_the_locale_and_nothing_else_asks_for_it() {
        assertThat(MAIN.stream()
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isPresent())
                        .map(JavaClass::getSimpleName))
                .as("programs")
                .containsExactly("OooSync");
        mayOnly(
                "set the locale",
                type -> isIn(type, "cli.OooSync"),
                access -> access.getTargetOwner().isEquivalentTo(Locale.class)
                        && access.getName().equals("setDefault"));
        mayOnly(
                "ask for a locale but ROOT and ENGLISH",
                type -> false,
                access -> access.getTargetOwner().isEquivalentTo(Locale.class)
                        && !Set.of("setDefault", "ROOT", "ENGLISH").contains(access.getName()));
    }

    @Test
    void no_source_file_is_longer_than_people_read() throws IOException {
        Map<String, Integer> tooLong = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST) {
                    tooLong.put(file.getFileName().toString(), lines);
                }
            }
        }

        assertThat(tooLong)
                .as("source files of more than " + LONGEST + " lines")
                .isEmpty();
    }

    /** Test classes come first on the class path: one of the same name would stand in for the program's own. */
    @Test
    void no_test_class_hides_one_of_the_program() throws IOException {
        Path main = Path.of("src/main/java");
        Path test = Path.of("src/test/java");
        try (Stream<Path> files = Files.walk(test)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(test::relativize)
                            .filter(file -> Files.exists(main.resolve(file))))
                    .isEmpty();
        }
    }

    /** In comments, messages, descriptions and pages. A name in code may hold one of them. */
    @Test
    void the_words_are_plain() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : textFiles()) {
            List<String> lines = Files.readAllLines(file);
            for (int n = 0; n < lines.size(); n++) {
                if (RETIRED.matcher(lines.get(n)).find()) {
                    found.add(file + ":" + (n + 1) + ": " + lines.get(n).strip());
                }
            }
        }

        assertThat(found).as("retired words").isEmpty();
    }

    private static List<Path> textFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("README.md", "pom.xml", "src/main", "src/site/markdown", "sql", "jobs", "cron")) {
            try (Stream<Path> found = Files.walk(Path.of(root))) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("LICENSE"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    private static void mayOnly(String what, Predicate<JavaClass> whoMay, Predicate<JavaAccess<?>> isThat) {
        ArchRuleDefinition.noClasses()
                .that(DescribedPredicate.describe("may not " + what, whoMay.negate()))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("they " + what, isThat::test))
                .check(MAIN);
    }
}
