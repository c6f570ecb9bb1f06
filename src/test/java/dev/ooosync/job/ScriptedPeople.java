package dev.ooosync.job;

import dev.ooosync.calcom.PromptServerSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A Cal.com on loopback whose lists of people and teams a test writes letter by letter; any organization is the same to it.
 * A user's own list is what the organization's list holds of the user, unless it was written, too.
 */
final class ScriptedPeople implements AutoCloseable {

    private static final String ROOT = "/v2/organizations/\\d+/";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, IntFunction<@Nullable MockResponse>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    /** Rows that a page has at most. */
    int grant = 250;

    ScriptedPeople() {
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getUrl());
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(
                "ooo",
                "{'id':1,'uuid':'u1','userId':1,'toUserId':null,'start':'2026-05-01T00:00:00.000Z',"
                        + "'end':'2026-05-01T23:59:59.999Z','notes':'n','reason':'vacation'}");
        put("users", user(1, "Ada"));
        put("memberships", membership(501, 1, ""));
        put("teams");
    }

    static String user(long id, String name) {
        return "{'id':%d,'name':'%s','email':'user%1$d@example.com','username':'u%1$d','timeZone':'UTC'}"
                .formatted(id, name);
    }

    /** @param attributes JSON objects with commas */
    static String membership(long id, long user, String attributes) {
        return "{'id':%d,'userId':%d,'teamId':17,'accepted':true,'role':'MEMBER','attributes':[%s]}"
                .formatted(id, user, attributes);
    }

    static String team(long id) {
        return "{'id':%d,'name':'Team %1$d','slug':'t%1$d'}".formatted(id);
    }

    static String member(long id, long team, long user) {
        return "{'id':%d,'userId':%d,'teamId':%d,'accepted':true,'role':'MEMBER'}".formatted(id, user, team);
    }

    /** @param rows JSON with ' for " */
    void put(String path, String... rows) {
        lists.put(path, new ArrayList<>(List.of(rows)));
    }

    /** What is done before the request of that number, from 1, to a path is answered; it may give another answer. */
    void when(String path, IntFunction<@Nullable MockResponse> answer) {
        asked.remove(path);
        answers.put(path, answer);
    }

    int requests(String path) {
        return asked.getOrDefault(path, 0);
    }

    URI baseUrl() {
        String url = server.url("/").toString();
        return URI.create(url.substring(0, url.length() - 1));
    }

    private synchronized MockResponse answer(HttpUrl url) {
        String path = url.encodedPath().replaceFirst(ROOT, "");
        int number = asked.merge(path, 1, Integer::sum);
        MockResponse other = answers.getOrDefault(path, any -> null).apply(number);
        List<String> all = lists.getOrDefault(path, ofUser(path));
        int from = Math.min(number(url, "skip", 0), all.size());
        int to = Math.min(from + Math.min(grant, number(url, "take", 250)), all.size());
        String rows = String.join(",", all.subList(from, to)).replace('\'', '"');
        return other != null
                ? other
                : ScriptedCalCom.json(200, "{\"status\":\"success\",\"data\":[" + rows + "]}")
                        .build();
    }

    private List<String> ofUser(String path) {
        String user = path.replaceFirst("users/(\\d+)/ooo", "$1");
        return user.equals(path)
                ? List.of()
                : lists.getOrDefault("ooo", List.of()).stream()
                        .filter(row -> row.contains("'userId':" + user + ","))
                        .toList();
    }

    private static int number(HttpUrl url, String parameter, int otherwise) {
        return Integer.parseInt(Objects.requireNonNullElse(url.queryParameter(parameter), String.valueOf(otherwise)));
    }

    @Override
    public void close() {
        server.close();
    }
}
