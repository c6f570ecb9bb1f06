package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.Guide;
import dev.ooosync.failure.Remedy;
import dev.ooosync.settings.EnvironmentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in cron/ are one command in three spellings, and tell each scheduler what the exit codes mean. */
class CronFilesTests {

    /** What can go away by itself. Whatever is in neither of these two needs somebody to look. */
    private static final Set<Remedy> AGAIN = Set.of(Remedy.RUN_LATER, Remedy.FREE_DISK);

    private static final Set<Remedy> NOTHING = Set.of(Remedy.WAIT);
    private static final List<Integer> STOPPED = List.of(130, 143);
    private static final String INSTALLATION = "/opt/ooo-sync/current/";
    private static final Path VARIABLES = Path.of("cron/ooo-sync.env");

    @TempDir
    Path directory;

    private Crontab crontab;
    private UnitFile service;
    private UnitFile timer;
    private CronJob cronJob;

    @BeforeEach
    void read() throws Exception {
        crontab = Crontab.read(Path.of("cron/crontab"));
        service = UnitFile.read(Path.of("cron/ooo-sync.service"));
        timer = UnitFile.read(Path.of("cron/ooo-sync.timer"));
        cronJob = CronJob.read();
    }

    @Test
    void the_guide_shows_the_line_of_the_crontab() {
        assertThat(Guide.readme()).contains("\n" + crontab.line() + "\n");
        assertThat(Guide.page("schedule")).contains("\n" + crontab.line() + "\n");
    }

    @Test
    void all_run_the_same_command_on_a_job_that_exists() {
        assertThat(service.only("Service", "ExecStart")).isEqualTo(crontab.command());
        assertThat(String.join(" ", cronJob.command())).isEqualTo(crontab.command());
        String job = INSTALLATION + "jobs/ooo.yml";
        assertThat(crontab.command()).isEqualTo(INSTALLATION + "ooo-sync run " + job + " --quiet");
        assertThat(Path.of(job.substring(INSTALLATION.length()))).exists();
    }

    @Test
    void all_run_at_the_same_time() {
        String[] fields = crontab.schedule().split(" ");

        assertThat(fields).containsExactly("17", "2", "*", "*", "*");
        assertThat(cronJob.spec().get("schedule").stringValue()).isEqualTo(crontab.schedule());
        assertThat(timer.only("Timer", "OnCalendar"))
                .isEqualTo("*-*-* %02d:%02d:00".formatted(Integer.parseInt(fields[1]), Integer.parseInt(fields[0])));
    }

    /** The program reads it by itself; so there is nothing that one of them could set otherwise. */
    @Test
    void all_take_their_variables_from_the_same_file() {
        assertThat(crontab.environment()).containsOnlyKeys("SHELL", "LANG").containsEntry("LANG", "C.UTF-8");
        assertThat(environmentOfService())
                .isEqualTo(Map.of(
                        "LANG", "C.UTF-8",
                        "OOO_SYNC_ENV", "%d/ooo-sync.env",
                        "CALCOM_API_KEY_FILE", "%d/calcom-api-key"));
        assertThat(service.all("Service", "LoadCredential"))
                .containsExactly(
                        "ooo-sync.env:" + EnvironmentFile.DEFAULT,
                        "calcom-api-key:" + environment().get("CALCOM_API_KEY_FILE"));
        assertThat(cronJob.environment())
                .isEqualTo(Map.of("LANG", "C.UTF-8", "OOO_SYNC_ENV", EnvironmentFile.DEFAULT.toString()));
        assertThat(cronJob.container().at("/volumeMounts/0/mountPath").stringValue())
                .isEqualTo(EnvironmentFile.DEFAULT.getParent().toString());
        assertThat(Guide.page("schedule")).contains("cron/ooo-sync.env " + EnvironmentFile.DEFAULT + "\n");
    }

    @Test
    void the_file_of_variables_is_read_and_has_those_of_the_job_file_alone() throws Exception {
        String jobFile = Files.readString(Path.of("jobs/ooo.yml"));

        assertThat(environment().keySet())
                .containsExactlyInAnyOrder("CALCOM_ORG_ID", "CALCOM_API_KEY_FILE", "WAREHOUSE_URL", "RUN_STORE")
                .allSatisfy(name -> assertThat(jobFile).contains("${" + name));
        assertThat(onPostgres().keySet())
                .containsExactlyInAnyOrder(
                        "CALCOM_ORG_ID",
                        "CALCOM_API_KEY_FILE",
                        "WAREHOUSE_URL",
                        "WAREHOUSE_USER",
                        "WAREHOUSE_PASSWORD_FILE",
                        "RUN_STORE")
                .allSatisfy(name -> assertThat(jobFile).contains("${" + name));
        assertThat(onPostgres().get("WAREHOUSE_URL"))
                .startsWith("jdbc:postgresql://")
                .endsWith("sslmode=verify-full");
        assertThat(onPostgres()).containsEntry("RUN_STORE", "warehouse");
    }

    private Map<String, String> environment() {
        return variables(VARIABLES.toString());
    }

    /** As the comment says: with the other lines in place of two. */
    private Map<String, String> onPostgres() throws Exception {
        String text = Files.readString(VARIABLES)
                .replaceAll("(?m)^(WAREHOUSE_URL|RUN_STORE)=.*\n", "")
                .replaceAll("(?m)^#([A-Z_]+=)", "$1");
        return variables(
                Files.writeString(directory.resolve("ooo-sync.env"), text).toString());
    }

    private static Map<String, String> variables(String file) {
        Map<String, String> variables = new HashMap<>(EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", file)));
        variables.remove("OOO_SYNC_ENV");
        return variables;
    }

    @Test
    void what_a_run_writes_is_where_the_service_may_write() {
        String state = "/var/lib/" + service.only("Service", "StateDirectory") + "/";

        assertThat(environment().get("WAREHOUSE_URL")).startsWith("jdbc:duckdb:" + state);
        assertThat(environment().get("RUN_STORE")).startsWith(state);
    }

    @Test
    void secrets_come_as_files() throws Exception {
        assertThat(String.join("\n", onPostgres().keySet()) + cronJob.environment() + crontab.environment() + service)
                .doesNotContainPattern("(CALCOM_API_KEY|CALCOM_SECRET_KEY|WAREHOUSE_PASSWORD)(?!_FILE)");
    }

    @Test
    void every_exit_code_is_told_to_systemd() {
        assertThat(numbers(service.only("Service", "RestartPreventExitStatus"))).isEqualTo(look());
        assertThat(numbers(service.only("Service", "SuccessExitStatus")))
                .isEqualTo(Stream.concat(codes(NOTHING).stream(), STOPPED.stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(service.only("Service", "Restart")).isEqualTo("on-failure");
    }

    @Test
    void every_exit_code_is_told_to_kubernetes() {
        assertThat(cronJob.exitCodes("FailJob")).containsExactlyElementsOf(look());
        assertThat(cronJob.exitCodes("Ignore")).containsExactlyElementsOf(codes(NOTHING));
        assertThat(cronJob.exitCodes("Count")).containsExactlyElementsOf(codes(AGAIN));
    }

    @Test
    void every_exit_code_is_told_to_the_reader() {
        assertThat(firstColumn(Guide.readme(), "## Exit codes")).isEqualTo(everyCode());
        assertThat(firstColumn(Guide.page("schedule"), "## What each exit code means to them"))
                .isEqualTo(everyCode());
    }

    @Test
    void so_many_tries_of_the_longest_runs_end_within_the_interval_that_counts_them() {
        Duration oneTry = Duration.parse("PT" + service.only("Service", "TimeoutStartSec"))
                .plus(Duration.parse("PT" + service.only("Service", "TimeoutStopSec")))
                .plus(Duration.parse(
                        "PT" + service.only("Service", "RestartSec").replace("min", "m")));
        Duration interval = Duration.parse("PT" + service.only("Unit", "StartLimitIntervalSec"));

        assertThat(oneTry.multipliedBy(Long.parseLong(service.only("Unit", "StartLimitBurst"))))
                .isLessThan(interval);
    }

    private Map<String, String> environmentOfService() {
        return service.all("Service", "Environment").stream()
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static Set<Integer> codes(Set<Remedy> remedies) {
        return remedies.stream().map(Remedy::exitCode).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> look() {
        return Arrays.stream(Remedy.values())
                .filter(remedy -> !AGAIN.contains(remedy) && !NOTHING.contains(remedy))
                .map(Remedy::exitCode)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> everyCode() {
        return Stream.concat(
                        Stream.concat(Stream.of(0), STOPPED.stream()),
                        Arrays.stream(Remedy.values()).map(Remedy::exitCode))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All numbers in the first column of the first table of a chapter. */
    private static Set<Integer> firstColumn(String page, String heading) {
        return page.substring(page.indexOf("\n" + heading + "\n"))
                .lines()
                .dropWhile(line -> !line.startsWith("| --- "))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> numbers(line.split("\\|")[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> numbers(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
