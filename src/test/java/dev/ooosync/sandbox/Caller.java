package dev.ooosync.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the sandbox over real HTTP, without a connection left from earlier tests. */
final class Caller {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final String LIST = "/v2/organizations/17/ooo";
    static final String USERS = "/v2/organizations/17/users";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;

    Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static SandboxSettings.Builder unlimited() {
        return SandboxSettings.builder(DAY).rateLimit(0);
    }

    HttpResponse<String> get(String path) throws IOException {
        return get(path, "Authorization", "Bearer cal_sandbox");
    }

    HttpResponse<String> get(String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    HttpResponse<String> anonymous(String path) throws IOException {
        return get(path, new String[0]);
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path).body());
    }

    List<JsonNode> rows(String path) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        json(path).get("data").forEach(rows::add);
        return rows;
    }

    List<Long> ids(String path) throws IOException {
        return rows(path).stream().map(row -> row.get("id").asLong()).toList();
    }

    /** The ids of all pages one after another, until a page is empty. */
    List<Long> sweep(int take, String more) throws IOException {
        List<Long> all = new ArrayList<>();
        List<Long> page;
        do {
            page = ids(LIST + "?take=" + take + "&skip=" + all.size() + more);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }
}
