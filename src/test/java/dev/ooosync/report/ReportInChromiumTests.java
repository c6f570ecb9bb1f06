package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The report as people see it, in a real browser; skipped, aloud, where none is installed. */
class ReportInChromiumTests {

    private static final String IMAGE = "</script><img src=x onerror=alert(1)>";
    private static final String REVERSED = "\u202eRoberta\u202c \u05d0\u05d1\u05d2";
    private static final String LONG = "Wolfeschlegelsteinhausenbergerdorff".repeat(15);

    @TempDir
    private static Path directory;

    private static Chromium chromium;
    private static ReportFixture fixture;
    private static Path report;

    @BeforeAll
    static void make() {
        chromium = new Chromium();
        fixture = ReportFixture.duckDb(directory).organization(90, 3);
        fixture.publish(session -> {
            ReportFixture.load(
                    session,
                    "org_user_history",
                    List.of(
                            fixture.person(9001, IMAGE),
                            fixture.person(9002, REVERSED),
                            fixture.person(9003, LONG),
                            fixture.person(9004, "Ada Twin"),
                            fixture.person(9005, "Ada Twin")));
            ReportFixture.load(session, "team_history", List.<Object[]>of(fixture.team(99, "<b>" + LONG)));
            ReportFixture.load(
                    session,
                    "team_member_history",
                    List.of(fixture.member(99, 9001), fixture.member(99, 9002), fixture.member(99, 9003)));
            session.sql()
                    .text("DELETE FROM calcom.ooo_day WHERE user_id = 1000")
                    .update();
            for (long user = 9001; user <= 9005; user++) {
                ReportFixture.load(
                        session,
                        "ooo_entry",
                        List.<Object[]>of(
                                fixture.entry(user, user, 9001L, fixture.today, fixture.today.plusDays(4), "sick")));
                session.sql()
                        .text("""
                                INSERT INTO calcom.ooo_day
                                SELECT 17, :user_id, day, is_weekend, 'sick', :user_id, 9001, 1, 'listed'
                                FROM calcom.calendar_day WHERE day BETWEEN :first_day AND :last_day""")
                        .param("user_id", user)
                        .param("first_day", fixture.today)
                        .param("last_day", fixture.today.plusDays(4))
                        .update();
            }
        });
        report = fixture.report(directory.resolve("report.html"), ReportFixture.options());
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        chromium.look(1440, "light", "screen");
        chromium.open(report);
        assertThat(chromium.run("return document.documentElement.dataset.drawn"))
                .isEqualTo("yes");
    }

    @Test
    void it_is_drawn_without_a_word_on_the_console_and_without_a_request() {
        chromium.find("#person").sendKeys("a");
        chromium.find("#by-team").click();

        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests()).isEmpty();
        assertThat(chromium.count("#capacity svg, #months svg")).isEqualTo(2);
    }

    @Test
    void nothing_that_got_into_the_page_could_load_anything() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String address = server.url("/").toString();
            Object refused = chromium.run("""
                    const image = new Image(); image.src = arguments[0]; document.body.append(image);
                    const script = document.createElement("script"); script.textContent = "window.harmed = 1"; document.body.append(script);
                    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.harmed = 2'>");
                    return fetch(arguments[0]).then(() => "loaded", () => "refused");""", address);

            assertThat(refused).isEqualTo("refused");
            assertThat(chromium.run("return window.harmed === undefined")).isEqualTo(true);
            assertThat(server.getRequestCount()).isZero();
        }
        chromium.console();
        chromium.requests();
    }

    @Test
    void the_numbers_are_those_of_the_warehouse() throws Exception {
        String away = fixture.target()
                .rows("SELECT COUNT(*) FROM calcom.away_today")
                .get(0)
                .get(0);
        List<String> lowest = fixture.target()
                .rows("""
                SELECT present_percent, members - away, members FROM calcom.capacity_by_day
                WHERE group_kind = 'organization' AND NOT is_weekend AND day BETWEEN DATE '%s' AND DATE '%s'
                ORDER BY present_percent, day LIMIT 1""".formatted(fixture.today, fixture.today.plusDays(91)))
                .get(0);
        String soon = fixture.target()
                .rows("SELECT COUNT(*) FROM calcom.away_next_30_days WHERE starts_in_days < 14")
                .get(0)
                .get(0);

        assertThat(chromium.texts("#figures dd").subList(0, 2)).containsExactly(away, soon);
        assertThat(chromium.texts("#timeline .group span").get(0)).isEqualTo(away + " people");
        assertThat(chromium.texts("#figures dd").get(2)).isEqualTo(percent(lowest.get(0)));
        assertThat(chromium.find(".readout").getText())
                .contains(percent(lowest.get(0)) + " present (" + lowest.get(1) + " of " + lowest.get(2));
        assertThat(chromium.texts(".calendar td.is-today b"))
                .containsExactlyElementsOf(fixture.today.getDayOfWeek().getValue() > 5 ? List.of() : List.of(away));
    }

    /** From the banner on with the keyboard alone. */
    @Test
    void a_team_is_chosen_by_keyboard() throws Exception {
        chromium.find("body").sendKeys(Keys.TAB, Keys.TAB);
        assertThat(chromium.focused().getAttribute("id")).isEqualTo("team");
        chromium.focused().sendKeys("Platf");

        List<List<String>> rows = fixture.target().rows("""
                SELECT away.display_name FROM calcom.away_next_30_days AS away
                JOIN calcom.team_member AS member ON member.user_id = away.user_id AND member.team_name = 'Platform'
                WHERE away.starts_in_days < 14""");
        assertThat(chromium.texts("#timeline tr:not(.group) .person > bdi:first-child"))
                .hasSameSizeAs(rows)
                .isSubsetOf(rows.stream().map(row -> row.get(0)).toList());
        assertThat(chromium.find("#found").getText()).startsWith(rows.size() + " of ");
        assertThat(chromium.find("#calendar-note").getText()).contains("of Platform");

        chromium.find("#capacity .plot").sendKeys(Keys.END, Keys.HOME);
        assertThat(chromium.find(".readout").getText())
                .contains(Integer.toString(fixture.today.getDayOfMonth()))
                .doesNotContain("Lowest");
    }

    @Test
    void hostile_names_do_nothing_and_break_nothing() {
        List<String> names = chromium.texts("#timeline tr:not(.group) .person > bdi:first-child");

        assertThat(names).contains(IMAGE).contains(Labels.text(REVERSED));
        assertThat(chromium.count("img, main b bdi, option b")).isZero();
        for (int width : List.of(1440, 390)) {
            chromium.look(width, "light", "screen");
            assertThat(overflow()).as("pixels beyond a width of " + width).isZero();
            assertThat(
                            (Long)
                                    chromium.run(
                                            "return Math.max(...[...document.querySelectorAll('#timeline tbody tr')].map(row => row.offsetHeight))"))
                    .isLessThan(180);
        }
    }

    @Test
    void dark_narrow_and_paper_have_their_own_look() {
        assertThat(brightness()).isGreaterThan(200);
        chromium.look(390, "dark", "screen");
        assertThat(brightness()).isLessThan(60);
        assertThat(overflow()).isZero();

        chromium.look(720, "dark", "print");
        assertThat(brightness()).isGreaterThan(200);
        assertThat(chromium.find("#controls").isDisplayed()).isFalse();
        assertThat(overflow()).isZero();
        assertThat(chromium.printedPages()).isBetween(2, 8);
    }

    /** Headings in order, one main, and a name for each thing that can be reached. */
    @Test
    void a_screen_reader_finds_its_way() {
        assertThat(chromium.count("h1")).isEqualTo(1);
        assertThat(chromium.count("main")).isEqualTo(1);
        assertThat(chromium.run("""
                return [...document.querySelectorAll("[tabindex='0'], select, input, button")]
                    .filter(element => !(element.getAttribute("aria-label") || element.getAttribute("aria-labelledby")
                        || element.labels?.length || element.textContent)).map(element => element.outerHTML)""")).isEqualTo(List.of());
        assertThat(chromium.run("""
                const levels = [...document.querySelectorAll("h1, h2, h3")].map(heading => Number(heading.tagName[1]));
                return levels.every((level, n) => n === 0 || level <= levels[n - 1] + 1)""")).isEqualTo(true);
        assertThat(chromium.run("return document.querySelectorAll('section:not([aria-labelledby])').length"))
                .isEqualTo(0L);
    }

    @Test
    void a_page_that_has_lain_about_says_so() throws Exception {
        Path old = directory.resolve("old.html");
        String asOf = ReportTests.data(Files.readString(report)).get("asOf").asString();
        Files.writeString(old, Files.readString(report).replace(asOf, "2026-01-05T03:00:00Z"));
        chromium.open(old);

        assertThat(chromium.find("#verdict").getText()).isEqualTo("Read with care: the data is old");
        assertThat(chromium.find("#age").getText()).matches("The data is [0-9]+ days old\\.");
        assertThat(chromium.count(".banner.bad .bad")).isEqualTo(1);
    }

    private static String percent(String number) {
        return String.format(Locale.ROOT, "%s %%", number.replaceFirst("\\.0$", ""));
    }

    private static long overflow() {
        return (Long) chromium.run("return document.documentElement.scrollWidth - window.innerWidth");
    }

    private static long brightness() {
        return (Long)
                chromium.run(
                        "return Math.round(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3)");
    }
}
