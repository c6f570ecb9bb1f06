package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server that echoes everything in every way, and nothing of it is seen. */
class SecrecyTests {

    private static final String KEY = "cal_live_S3CRETKEY";
    private static final String CLIENT = "CL1ENT-ID";
    private static final String SECRET = "S3CRET-OF-CLIENT";
    private static final String EMAIL = "grace.hopper+x@example.com";
    private static final String NOTES = "NOTESMARKER";
    private final Lab lab = new Lab();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(level);
        lab.close();
    }

    static Stream<MockResponse> echoes() {
        String everything = KEY + " " + CLIENT + " " + SECRET + " " + EMAIL + " "
                + "email=grace.hopper%2Bx%40example.com&to=<" + EMAIL + ">";
        String envelope = "{\"status\":\"error\",\"path\":\"/ooo?email=" + EMAIL + "\",\"error\":{\"message\":\""
                + everything + "\",\"details\":{\"errors\":[{\"value\":\"" + NOTES + "\",\"target\":{\"notes\":\""
                + NOTES + "\"},\"constraints\":{\"x\":\"" + everything + "\"}}]}}}";
        String notes = "{\"status\":\"success\",\"data\":[{\"id\":1,\"notes\":\"" + NOTES + "\"}]";
        Stream<MockResponse> statuses = Stream.of(400, 401, 403, 404, 408, 422, 429, 498, 500, 503)
                .map(status -> Lab.json(status, "page.json").body(envelope).build());
        Stream<MockResponse> pages = Stream.of(
                        envelope,
                        notes,
                        notes + ",}",
                        NOTES,
                        "{\"status\":\"" + NOTES + "\",\"data\":[]}",
                        "{\"status\":\"success\",\"data\":\"" + NOTES + EMAIL + "\"}",
                        "\"" + NOTES + "\"",
                        "{\"" + NOTES + "\":" + NOTES + "}",
                        "<html>" + NOTES + everything + "</html>")
                .map(Lab::body);
        Stream<MockResponse> wire = Stream.of(
                new MockResponse.Builder()
                        .status("HTTP/1.1 " + NOTES + " " + EMAIL)
                        .build(),
                new MockResponse.Builder().status(NOTES + EMAIL).build(),
                Lab.json(200, "page.json")
                        .setHeader("Content-Encoding", "gzip")
                        .body(NOTES + everything)
                        .build(),
                Lab.json(200, "page.json")
                        .clearHeaders()
                        .setHeader("Transfer-Encoding", "chunked")
                        .body(NOTES)
                        .build(),
                Lab.json(500, "page.json")
                        .setHeader("X-Request-Id", EMAIL)
                        .setHeader("Content-Type", EMAIL)
                        .body(NOTES)
                        .build(),
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "https://" + KEY + ":" + SECRET + "@other/" + EMAIL + "?k=" + CLIENT)
                        .build());
        return Stream.of(statuses, pages, wire).flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void nothing_of_an_echo_is_seen_with_an_api_key(MockResponse echo) {
        assertThat(shown(new ApiKey(new Secret(KEY)), echo)).doesNotContain(KEY);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void nothing_of_an_echo_is_seen_with_client_credentials(MockResponse echo) {
        Credentials credentials = new ClientCredentials(new Secret(CLIENT), new Secret(SECRET));
        assertThat(shown(credentials, echo)).doesNotContain(CLIENT, SECRET);
    }

    /** All that a failed page leaves behind, which never holds an address or notes. */
    private String shown(Credentials credentials, MockResponse echo) {
        for (int i = 0; i < 7; i++) {
            lab.answers(echo);
        }
        try (CalComClient client = lab.client(credentials, lab.time)) {
            OooQuery query = new OooQuery(0, 250, null, null, EMAIL);
            SyncException failure = catchThrowableOfType(SyncException.class, () -> client.ooo(query));
            String shown = rendered(failure) + logged() + credentials;
            assertThat(shown)
                    .contains("GET /v2/organizations/17/ooo: ")
                    .doesNotContain(EMAIL, NOTES, "grace.hopper", "hopper%2Bx", "@example", "skip=0");
            return shown;
        }
    }

    @Test
    void values_print_without_what_they_hold() {
        assertThat(new ApiKey(new Secret(KEY)).toString() + new ApiKey(new Secret(KEY)).headers())
                .doesNotContain(KEY);
        assertThat(new ClientCredentials(new Secret(CLIENT), new Secret(SECRET)).toString())
                .doesNotContain(CLIENT, SECRET);
        assertThat(new OooQuery(0, 1, null, null, EMAIL).toString() + new SentUser(1, EMAIL))
                .doesNotContain(EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S3CRET\n", "S3CRET key", "Bearer S3CRET", "S3CRET\u00fc", "\tS3CRET"})
    void a_secret_that_no_header_can_carry_is_refused_unseen(String value) {
        Secret bad = new Secret(value);
        Secret good = new Secret("good");
        for (Runnable making : List.<Runnable>of(
                () -> new ApiKey(bad),
                () -> new ClientCredentials(bad, good),
                () -> new ClientCredentials(good, bad))) {
            assertThatThrownBy(making::run)
                    .isInstanceOf(SyncException.class)
                    .hasMessageStartingWith("The ")
                    .hasMessageNotContaining("S3CRET");
        }
    }

    private static String rendered(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getLoggerName())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(event.getThrowableProxy().getMessage()).append('\n');
            }
        }
        return text.toString();
    }
}
