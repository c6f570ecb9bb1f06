package dev.ooosync.job;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Cal.com on loopback whose rows a test writes, and which can be made to answer anything else. */
public final class ScriptedCalCom extends LoopbackCalCom {

    private final List<ObjectNode> rows = new ArrayList<>();
    private final Queue<RecordedRequest> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile IntFunction<@Nullable MockResponse> fault = number -> null;
    private volatile @Nullable InstantSource clock;

    public ScriptedCalCom() {
        this(null);
    }

    /** @param identity to speak HTTPS with; null for plain HTTP */
    ScriptedCalCom(@Nullable SSLSocketFactory identity) {
        super(identity);
    }

    /** Adds an entry of one day at the end of the list; it can be changed afterwards. */
    public synchronized ObjectNode add(long id) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("userId", 4711 + id % 7).putNull("toUserId");
        row.put("id", id).put("uuid", "0b8d4c0e-5f51-4a9e-8a5d-%012d".formatted(id));
        row.put("start", "2026-05-%02dT00:00:00.000Z".formatted(1 + id % 28));
        row.put("end", "2026-05-%02dT23:59:59.999Z".formatted(1 + id % 28));
        row.put("notes", "note of " + id).put("reason", "vacation");
        add(row);
        return row;
    }

    synchronized void add(ObjectNode row) {
        rows.add(row);
    }

    /** The ids from 1 to the given one. */
    public void addUpTo(long last) {
        for (long id = 1; id <= last; id++) {
            add(id);
        }
    }

    synchronized void remove(long id) {
        rows.removeIf(row -> row.path("id").asLong() == id);
    }

    public synchronized List<ObjectNode> rows() {
        return List.copyOf(rows);
    }

    /** @param answer by the number of the request, from 1 and counted from now on; null for what is right */
    void answers(IntFunction<@Nullable MockResponse> answer) {
        requests.set(0);
        fault = answer;
    }

    /** From a request on nothing else is answered. */
    public void answersFrom(int first, MockResponse response) {
        answers(number -> number < first ? null : response);
    }

    public void answersRight() {
        answers(number -> null);
    }

    /** Answers say from now on what this clock says. */
    void tellsTime(InstantSource source) {
        clock = source;
    }

    /** The requests since this was last asked. */
    public List<RecordedRequest> asked() {
        List<RecordedRequest> seen = List.copyOf(asked);
        asked.clear();
        return seen;
    }

    @Override
    MockResponse answer(RecordedRequest request) {
        asked.add(request);
        MockResponse wrong = fault.apply(requests.incrementAndGet());
        if (wrong != null) {
            return wrong;
        }
        MockResponse.Builder right = page(request.getUrl());
        InstantSource time = clock;
        if (time != null) {
            right.setHeader(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atOffset(ZoneOffset.UTC)));
        }
        return right.build();
    }

    private synchronized MockResponse.Builder page(HttpUrl url) {
        List<String> path = url.encodedPathSegments();
        boolean ofUser = path.size() == 6;
        List<String> all = path.get(path.size() - 1).equals("users")
                ? users()
                : rows.stream()
                        .filter(row -> !ofUser || row.path("userId").asString().equals(path.get(4)))
                        .map(ObjectNode::toString)
                        .toList();
        return page(url, all, Integer.MAX_VALUE);
    }

    private List<String> users() {
        return rows.stream()
                .map(row -> row.path("userId").asLong())
                .distinct()
                .sorted()
                .map("{\"id\":%1$d,\"email\":\"user%1$d@example.com\"}"::formatted)
                .toList();
    }
}
