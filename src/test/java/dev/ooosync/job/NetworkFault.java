package dev.ooosync.job;

import dev.ooosync.failure.Remedy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What a network, or what stands in it, does to every answer from some moment on. */
public enum NetworkFault {
    RESET("the connection is closed without an answer", Remedy.RUN_LATER, "no answer from http://"),
    RESET_IN_BODY("the connection is closed in mid-body", Remedy.RUN_LATER, "no answer from http://"),
    TRUNCATED("the body is shorter than announced", Remedy.RUN_LATER, "it was cut short"),
    SILENT("nothing comes until the read timeout", Remedy.RUN_LATER, "timeout"),
    DRIPPING("the body drips until the call timeout", Remedy.RUN_LATER, "timeout"),
    BLOCKED("429, block after block", Remedy.RUN_LATER, "429 even after waiting out 5 blocks in a row"),
    STORM("500 for longer than the retries last", Remedy.RUN_LATER, "500: «Internal server error»"),
    PROXY_503(
            "503 with a proxy's HTML page", Remedy.RUN_LATER, "503: a page that is not Cal.com's own JSON (text/html)"),
    PROXY_200("200 with a proxy's HTML page", Remedy.INVESTIGATE, "200 with a body that is not JSON (text/html");

    private static final String PAGE = "{\"status\":\"success\",\"data\":[" + " ".repeat(2_000) + "]}";
    private static final String HTML = "<html><title>Just a moment...</title></html>";

    /** With timeouts that a test can wait for. */
    public static final List<String> IMPATIENT =
            List.of("--sync.cal-com.read-timeout=200ms", "--sync.cal-com.call-timeout=400ms");

    private final String sentence;
    private final Remedy remedy;
    private final String said;

    NetworkFault(String sentence, Remedy remedy, String said) {
        this.sentence = sentence;
        this.remedy = remedy;
        this.said = said;
    }

    /** What happens, for people. */
    public String sentence() {
        return sentence;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What the message of the run must hold. */
    public String said() {
        return said;
    }

    public MockResponse response() {
        MockResponse.Builder page = ScriptedCalCom.json(200, PAGE);
        return switch (this) {
            case RESET -> page.onResponseStart(new SocketEffect.CloseSocket()).build();
            case RESET_IN_BODY ->
                page.onResponseBody(new SocketEffect.CloseSocket()).build();
            case TRUNCATED ->
                page.setHeader("Content-Length", 2 * PAGE.length())
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                        .build();
            case SILENT -> page.onResponseStart(SocketEffect.Stall.INSTANCE).build();
            case DRIPPING -> page.throttleBody(10, 50, TimeUnit.MILLISECONDS).build();
            case BLOCKED ->
                ScriptedCalCom.json(429, "{}")
                        .setHeader("X-RateLimit-Limit-Default", 120)
                        .setHeader("X-RateLimit-Remaining-Default", 0)
                        .setHeader("X-RateLimit-Reset-Default", 3)
                        .build();
            case STORM ->
                ScriptedCalCom.json(500, "{\"statusCode\":500,\"message\":\"Internal server error\"}")
                        .build();
            case PROXY_503 -> html(503);
            case PROXY_200 -> html(200);
        };
    }

    private static MockResponse html(int status) {
        return ScriptedCalCom.json(status, HTML)
                .setHeader("Content-Type", "text/html; charset=UTF-8")
                .build();
    }
}
