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
record Response(int status, Map<String, String> headers, byte[] body, int rows, Ending ending) {

    /** How the response ends. */
    enum Ending {
        WHOLE,
        /** The full length is announced, half of the body is sent. */
        TRUNCATED,
        /** The connection is closed without an answer. */
        RESET
    }

    static final String JSON = "application/json; charset=utf-8";
    static final Response RESET = new Response(0, Map.of(), new byte[0], 0, Ending.RESET);

    static Response json(int status, byte[] body, int rows) {
        return new Response(status, Map.of("Content-Type", JSON), body, rows, Ending.WHOLE);
    }

    /** What a proxy in front of the application says: no request id, no limits. */
    static Response html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head>\n<body><center><h1>" + title
                + "</h1></center><hr><center>cloudflare</center></body></html>\n";
        return new Response(
                status,
                Map.of("Content-Type", "text/html; charset=UTF-8", "Server", "cloudflare"),
                page.getBytes(StandardCharsets.UTF_8),
                0,
                Ending.WHOLE);
    }

    Response with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, body, rows, ending);
    }

    Response withBody(byte[] other, int otherRows) {
        return new Response(status, headers, other, otherRows, ending);
    }

    Response truncated() {
        return new Response(status, headers, body, 0, Ending.TRUNCATED);
    }
}
