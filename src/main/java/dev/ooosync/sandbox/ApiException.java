package dev.ooosync.sandbox;

import java.util.Map;

/** A refusal of the application, answered as envelope A or B ({@code calcom-api.md} 3). */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Object details;

    private ApiException(int status, String code, String message, Object details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    static ApiException badRequest(Object errors) {
        return new ApiException(400, "BadRequestException", "Bad Request Exception", Map.of("errors", errors));
    }

    static ApiException unauthorized(String message) {
        return described(401, "UnauthorizedException", "Unauthorized", message);
    }

    static ApiException forbidden(String message) {
        return described(403, "ForbiddenException", "Forbidden", message);
    }

    static ApiException notFound(String message) {
        return described(404, "NotFoundException", "Not Found", message);
    }

    /** Here, and only here, the details are a text. */
    static ApiException throttled() {
        String message = "CustomThrottlerGuard - Too many requests. Please try again later.";
        return new ApiException(429, "ThrottlerException", message, message);
    }

    /** Envelope B: the database refused; it has no details. */
    static ApiException database() {
        return new ApiException(500, "INTERNAL_SERVER_ERROR", "There was an error, please try again later.", Map.of());
    }

    private static ApiException described(int status, String code, String error, String message) {
        return new ApiException(status, code, message, Envelopes.details(message, error, status));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Object details() {
        return details;
    }

    boolean hasDetails() {
        return !code.equals("INTERNAL_SERVER_ERROR");
    }
}
