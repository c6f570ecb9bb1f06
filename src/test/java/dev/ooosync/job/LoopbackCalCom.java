package dev.ooosync.job;

import dev.ooosync.calcom.PromptServerSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A Cal.com on loopback; each kind says what it lists. */
abstract class LoopbackCalCom implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();

    /** @param identity to speak HTTPS with; null for plain HTTP */
    LoopbackCalCom(@Nullable SSLSocketFactory identity) {
        if (identity != null) {
            server.useHttps(identity);
        }
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract MockResponse answer(RecordedRequest request);

    public URI baseUrl() {
        String url = server.url("/").toString();
        return URI.create(url.substring(0, url.length() - 1));
    }

    static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(body);
    }

    /** The page that was asked for, of a list of JSON objects; it has no more rows than {@code grant}. */
    static MockResponse.Builder page(HttpUrl asked, List<String> all, int grant) {
        int from = Math.min(number(asked, "skip", 0), all.size());
        int to = Math.min(from + Math.min(grant, number(asked, "take", 250)), all.size());
        return json(200, "{\"status\":\"success\",\"data\":[" + String.join(",", all.subList(from, to)) + "]}");
    }

    private static int number(HttpUrl url, String parameter, int otherwise) {
        return Integer.parseInt(Objects.requireNonNullElse(url.queryParameter(parameter), String.valueOf(otherwise)));
    }

    @Override
    public void close() {
        server.close();
    }
}
