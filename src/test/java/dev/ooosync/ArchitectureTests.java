package dev.ooosync;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the table of packages: who may use whom, which library is known where, and what is public. */
class ArchitectureTests {

    static final String HOUSE = "dev.ooosync.";

    /** In the order the data flows; each may use only what stands before it. */
    static final List<String> PACKAGES = List.of(
            "settings",
            "failure",
            "verdict",
            "calcom",
            "reading",
            "disk",
            "database",
            "staging",
            "warehouse",
            "duckdb",
            "postgresql",
            "h2",
            "people",
            "publishing",
            "export",
            "job",
            "insight",
            "report",
            "sandbox",
            "cli");

    /** Nobody names an engine: it is found by its URL. DuckDB also writes the Parquet files. */
    private static final Set<String> ENGINES = Set.of("duckdb", "postgresql", "h2");

    /** What a package may not use although it stands before it. */
    private static final Map<String, Set<String>> NEVER = Map.ofEntries(
            Map.entry("failure", Set.copyOf(PACKAGES)),
            Map.entry("verdict", Set.copyOf(PACKAGES)),
            Map.entry("sandbox", Set.copyOf(PACKAGES)),
            Map.entry("disk", Set.of("calcom", "reading")),
            Map.entry("database", Set.of("calcom", "reading")),
            Map.entry("staging", Set.of("calcom", "reading")),
            Map.entry("warehouse", Set.of("calcom", "reading")),
            Map.entry("duckdb", Set.of("calcom", "reading")),
            Map.entry("postgresql", Set.of("calcom", "reading", "duckdb")),
            Map.entry("h2", Set.of("calcom", "reading", "duckdb", "postgresql")),
            Map.entry("people", ENGINES),
            Map.entry("publishing", Set.of("reading", "people", "duckdb", "postgresql", "h2")),
            Map.entry("export", Set.of("calcom", "reading", "people", "postgresql", "h2")),
            Map.entry("job", ENGINES),
            Map.entry("insight", ENGINES),
            Map.entry("report", ENGINES),
            Map.entry("cli", ENGINES));

    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.ooosync");

    static final JavaClasses ALL = new ClassFileImporter().importPackages("dev.ooosync");

    @Test
    void every_class_is_in_a_package_of_the_table() {
        assertThat(MAIN.stream().map(ArchitectureTests::packageOf).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(PACKAGES);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void a_package_uses_only_what_stands_before_it(String name) {
        Set<String> allowed = new LinkedHashSet<>(PACKAGES.subList(0, PACKAGES.indexOf(name)));
        allowed.removeAll(NEVER.getOrDefault(name, Set.of()));
        allowed.add(name);
        String[] others = PACKAGES.stream()
                .filter(other -> !allowed.contains(other))
                .map(other -> HOUSE + other + "..")
                .toArray(String[]::new);

        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(HOUSE + name + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because(name + " may use only " + allowed)
                .check(MAIN);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void a_package_is_one_room(String name) {
        long files = MAIN.stream()
                .filter(type -> type.isTopLevelClass() && packageOf(type).equals(name))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();

        assertThat(files).as("files in " + name).isBetween(1L, mostFiles(name));
    }

    /** The sandbox is a program of its own; the others are to be seen at a glance. */
    private static long mostFiles(String name) {
        return switch (name) {
            case "sandbox" -> 45;
            case "calcom", "reading" -> 33;
            default -> 30;
        };
    }

    @Test
    void a_name_is_one_type() {
        Map<String, Long> types = MAIN.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));

        assertThat(types.entrySet()).as("names of two types in two packages").noneMatch(type -> type.getValue() > 1);
    }

    @Test
    void no_test_of_a_package_below_uses_the_command_line() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(PACKAGES.subList(0, PACKAGES.indexOf("cli")).stream()
                        .map(name -> HOUSE + name + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE + "cli..")
                .check(ALL);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.ooosync.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            okhttp3..                     | calcom
            tools.jackson..               | calcom, people, publishing, export, job, insight, report, sandbox
            com.sun.net.httpserver..      | sandbox
            picocli..                     | cli
            java.sql..                    | database, staging, warehouse, duckdb, postgresql, h2, publishing, insight, job.RunStore, job.RunStoreFile, job.RunStoreOnServer
            javax.sql..                   | database, warehouse, publishing, insight, job.RunStore, job.RunStoreFile, job.RunStoreOnServer
            org.springframework.jdbc..    | database, staging, warehouse, duckdb, postgresql, h2, publishing, export, insight, report, job.RunStore, job.RunStoreFile, job.RunStoreOnServer
            org.duckdb..                  | duckdb
            com.zaxxer.hikari..           | warehouse
            org.postgresql..              | postgresql
            org.h2..                      | job.RunStoreFile
            org.springframework.batch..   | reading, job
            org.springframework..         | settings, reading, database, staging, warehouse, duckdb, postgresql, h2, publishing, export, job, insight, report, cli
            """)
    void a_library_is_known_only_where_it_is_needed(String library, String places) {
        ArchRuleDefinition.noClasses()
                .that(are(
                        "outside of " + places,
                        type -> Arrays.stream(places.split(", ")).noneMatch(place -> isIn(type, place))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(MAIN);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void in_every_package_null_is_an_exception(String name) {
        JavaPackage found = MAIN.getPackage(HOUSE + name);

        assertThat(found.isAnnotatedWith(NullMarked.class))
                .as(found.getName() + " has a package-info with @NullMarked")
                .isTrue();
    }

    /**
     * Used is also what stands in a public signature of a used type. The sandbox is there for tests too, and the names of the
     * files next to a warehouse are in the guide, so a test of another package counts as their user; anywhere else a test that needs a public type is in the wrong package.
     */
    @Test
    void a_type_that_no_other_package_uses_is_not_public() {
        Set<JavaClass> offered = MAIN.stream()
                .map(type -> ALL.get(type.getName()))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.tryGetMethod("main", String[].class).isEmpty())
                .filter(type -> !services().contains(type.getName()))
                .collect(Collectors.toSet());
        Set<JavaClass> needed =
                offered.stream().filter(ArchitectureTests::isUsed).collect(Collectors.toCollection(HashSet::new));
        boolean grown = true;
        while (grown) {
            grown = needed.addAll(
                    needed.stream().flatMap(ArchitectureTests::inSignaturesOf).collect(Collectors.toSet()));
        }

        offered.removeAll(needed);
        assertThat(offered)
                .as("public types that no other package uses; make them package-private")
                .isEmpty();
    }

    /** A service loader makes an instance, so the type must be public. */
    private static Set<String> services() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/META-INF/services"))) {
            return files.flatMap(ArchitectureTests::lines).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUsed(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(user -> !user.getPackage().equals(type.getPackage()))
                .anyMatch(user ->
                        MAIN.contain(user.getName()) || isIn(type, "sandbox") || isIn(type, "duckdb.WarehouseFiles"));
    }

    /** Types of ours in what a type and the types nested in it offer to other packages. */
    private static Stream<JavaClass> inSignaturesOf(JavaClass type) {
        return ALL.stream()
                .filter(nested -> nested.equals(type) || nested.getName().startsWith(type.getName() + "$"))
                .flatMap(nested -> nested.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getOwner().isInterface())
                .flatMap(member -> member.getAllInvolvedRawTypes().stream())
                .map(found -> found.getName().replaceAll("\\$.*", ""))
                .filter(MAIN::contain)
                .map(ALL::get);
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().equals("dev.ooosync")
                ? ""
                : Objects.requireNonNull(type.getPackageName()).substring(HOUSE.length());
    }

    /** Whether a type is in a package, or is a type or nested in one: {@code job} or {@code job.RunStore}. */
    static boolean isIn(JavaClass type, String place) {
        String name = type.getName();
        return name.equals(HOUSE + place)
                || name.startsWith(HOUSE + place + ".")
                || name.startsWith(HOUSE + place + "$");
    }

    static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
