package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A server on loopback that answers as told, and a client in virtual time. */
final class Lab implements AutoCloseable {

    static final Credentials KEY = new ApiKey(new Secret("cal_live_K3Y"));
    static final OooQuery FIRST = OooQuery.page(0, 250);

    final MockWebServer server = new MockWebServer();
    final VirtualTime time = new VirtualTime();

    Lab() {
        try {
            server.setServerSocketFactory(new PromptServerSockets());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CalComClient client() {
        return client(KEY, time);
    }

    CalComClient client(Credentials credentials, Pause pause) {
        return client(settings(server.url("/").toString(), Duration.ofSeconds(5)), credentials, pause);
    }

    CalComClient client(SyncSettings.CalCom settings, Credentials credentials, Pause pause) {
        return new CalComClient(settings, credentials, time, pause, new Random(7));
    }

    /** The credentials in the settings are not what the client looks at. */
    static SyncSettings.CalCom settings(String baseUrl, Duration timeout) {
        return new SyncSettings.CalCom(
                URI.create(baseUrl), 17, null, null, null, null, null, null, timeout, timeout, timeout.multipliedBy(2));
    }

    Lab answers(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        return this;
    }

    /** What a client's first page ends with. */
    SyncException failure() {
        try (CalComClient client = client()) {
            return catchThrowableOfType(SyncException.class, () -> client.ooo(FIRST));
        }
    }

    RecordedRequest request() throws InterruptedException {
        return server.takeRequest();
    }

    static MockResponse drop() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    static MockResponse page() {
        return json(200, "page.json").build();
    }

    static MockResponse.Builder json(int status, String fixture) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(fixture(fixture));
    }

    static MockResponse html(int status, String fixture) {
        return json(status, fixture)
                .setHeader("Content-Type", "text/html; charset=UTF-8")
                .build();
    }

    static MockResponse body(String body) {
        return json(200, "page.json").body(body).build();
    }

    static String fixture(String name) {
        try (InputStream in = Lab.class.getResourceAsStream("/calcom/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("No fixture " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
