package dev.ooosync.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTests {

    /** A day of winter in the north. */
    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin, 60",
        "europe/berlin, Europe/Berlin, 60",
        "EUROPE/BERLIN, Europe/Berlin, 60",
        "' Europe/Berlin\u200B', Europe/Berlin, 60",
        "America/New York, America/New_York, -300",
        "america/argentina/buenos_aires, America/Argentina/Buenos_Aires, -180",
        "EST, EST, -300",
        "est, EST, -300",
        "MST, MST, -420",
        "HST, HST, -600",
        "EST5EDT, EST5EDT, -300",
        "cet, CET, 60",
        "UTC, UTC, 0",
        "utc, UTC, 0",
        "gmt, GMT, 0",
        "GMT0, GMT0, 0",
        "Zulu, Zulu, 0",
        "z, Etc/GMT, 0",
        "UTC+0, Etc/GMT, 0",
        "-00:00, Etc/GMT, 0",
        "GMT+2, Etc/GMT-2, 120",
        "GMT-2, Etc/GMT+2, -120",
        "Etc/GMT+2, Etc/GMT+2, -120",
        "etc/gmt-2, Etc/GMT-2, 120",
        "UTC+2, Etc/GMT-2, 120",
        "UTC +02:00, Etc/GMT-2, 120",
        "utc+0200, Etc/GMT-2, 120",
        "UT-11, Etc/GMT+11, -660",
        "+02:00, Etc/GMT-2, 120",
        "\u22123, Etc/GMT+3, -180",
        "GMT+14, Etc/GMT-14, 840",
        "GMT-12, Etc/GMT+12, -720",
        "GMT+5:30, UTC+05:30, 330",
        "+0530, UTC+05:30, 330",
        "-530, UTC-05:30, -330",
        "UTC+12:45, UTC+12:45, 765",
    })
    void a_zone_is_known_by_its_name_or_by_its_distance_from_utc(String sent, String zone, int minutesAhead) {
        assertThat(Zones.known(sent)).isEqualTo(zone);
        assertThat(ZoneId.of(zone, ZoneId.SHORT_IDS)
                        .getRules()
                        .getOffset(WINTER)
                        .getTotalSeconds())
                .isEqualTo(minutesAhead * 60);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\u200B",
                "Mars/Base",
                "CST",
                "IST",
                "BST",
                "PST",
                "GMT+15",
                "GMT-13",
                "UTC+14:30",
                "GMT+2:75",
                "GMT+",
                "+",
                "2",
                "UTC2",
                "GMT+2+2",
                "W. Europe Standard Time",
                "Berlin",
                "Etc/Unknown",
                "+123456"
            })
    void what_names_no_zone_or_several_is_not_known(String sent) {
        assertThat(Zones.known(sent)).isNull();
    }

    @Test
    void every_zone_of_tzdata_is_known_in_any_case() {
        assertThat(ZoneId.getAvailableZoneIds())
                .allSatisfy(zone ->
                        assertThat(Zones.known(zone.toUpperCase(Locale.ROOT))).isEqualTo(zone));
    }
}
