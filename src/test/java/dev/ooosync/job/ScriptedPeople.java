package dev.ooosync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A Cal.com on loopback whose lists of people and teams a test writes letter by letter; any organization is the same to it.
 * A user's own list is what the organization's list holds of the user, unless it was written, too.
 */
final class ScriptedPeople extends LoopbackCalCom {

    private static final String ROOT = "/v2/organizations/\\d+/";

    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, IntFunction<@Nullable MockResponse>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    /** Rows that a page has at most. */
    int grant = 250;

    ScriptedPeople() {
        super(null);
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

    @Override
    synchronized MockResponse answer(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String path = url.encodedPath().replaceFirst(ROOT, "");
        int number = asked.merge(path, 1, Integer::sum);
        MockResponse other = answers.getOrDefault(path, any -> null).apply(number);
        if (other != null) {
            return other;
        }
        List<String> all = lists.getOrDefault(path, ofUser(path)).stream()
                .map(row -> row.replace('\'', '"'))
                .toList();
        return page(url, all, grant).build();
    }

    private List<String> ofUser(String path) {
        String user = path.replaceFirst("users/(\\d+)/ooo", "$1");
        return user.equals(path)
                ? List.of()
                : lists.getOrDefault("ooo", List.of()).stream()
                        .filter(row -> row.contains("'userId':" + user + ","))
                        .toList();
    }
}
