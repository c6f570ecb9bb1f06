package dev.ooosync.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response that is ready to be sent.
 *
 * @param rows the rows of {@code data} in the body
 * @param ending what happens to the body on the way
 */
record Answer(int status, Map<String, String> headers, byte[] body, int rows, Ending ending) {

    /** How the response ends. */
    enum Ending {
        WHOLE,
        /** The full length is announced, half of the body is sent. */
        TRUNCATED,
        /** The connection is closed without an answer. */
        RESET
    }

    static final String JSON = "application/json; charset=utf-8";
    static final Answer RESET = new Answer(0, Map.of(), new byte[0], 0, Ending.RESET);

    static Answer json(int status, byte[] body, int rows) {
        return new Answer(status, Map.of("Content-Type", JSON), body, rows, Ending.WHOLE);
    }

    /** What a proxy in front of the application says: no request id, no limits. */
    static Answer html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head>\n<body><center><h1>" + title
                + "</h1></center><hr><center>cloudflare</center></body></html>\n";
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=UTF-8", "Server", "cloudflare"),
                page.getBytes(StandardCharsets.UTF_8),
                0,
                Ending.WHOLE);
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body, rows, ending);
    }

    Answer withBody(byte[] other, int otherRows) {
        return new Answer(status, headers, other, otherRows, ending);
    }

    Answer truncated() {
        return new Answer(status, headers, body, 0, Ending.TRUNCATED);
    }
}
