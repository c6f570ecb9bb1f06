package dev.ooosync.sandbox;

import com.sun.net.httpserver.Headers;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Who asks, read from the headers in the order of {@code calcom-api.md} 2.1 and 6. */
final class Identity {

    private static final String BEARER = "Bearer ";
    private static final String KEY_PREFIX = "cal_";

    private final SandboxSettings settings;
    private final @Nullable String token;
    private final @Nullable String clientId;
    private final @Nullable String clientSecret;
    private final String address;

    Identity(SandboxSettings settings, Headers headers, InetSocketAddress remote) {
        this.settings = settings;
        String authorization = sent(headers, "Authorization");
        // Case-sensitive on purpose: `bearer cal_…` is taken for an access token.
        this.token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : authorization;
        this.clientId = sent(headers, "x-cal-client-id");
        this.clientSecret = sent(headers, "x-cal-secret-key");
        this.address = remote.getAddress().getHostAddress();
    }

    /** The throttler looks up API keys before it counts, so an unknown key is refused uncounted. */
    String bucket() {
        if (token != null) {
            if (token.startsWith(KEY_PREFIX) && !token.equals(settings.apiKey())) {
                throw ApiException.unauthorized("CustomThrottlerGuard - Invalid API Key");
            }
            return "token " + token;
        }
        return clientId != null ? "client " + clientId : "address " + address;
    }

    void authenticate() {
        if (clientId != null && clientSecret != null) {
            checkClient(clientId, clientSecret);
        } else if (token == null) {
            throw ApiException.unauthorized(incomplete());
        } else if (!token.equals(settings.apiKey())) {
            throw ApiException.unauthorized("ApiAuthStrategy - access token - Invalid Access Token.");
        }
    }

    private void checkClient(String id, String secret) {
        if (!id.equals(settings.clientId())) {
            throw ApiException.unauthorized("ApiAuthStrategy - oAuth client - Client with ID " + id + " not found");
        }
        if (!secret.equals(settings.clientSecret())) {
            throw ApiException.unauthorized("ApiAuthStrategy - oAuth client - Invalid client secret");
        }
    }

    private String incomplete() {
        if (clientId != null) {
            return "ApiAuthStrategy - Only 'x-cal-client-id' header provided. Please also provide 'x-cal-secret-key' header"
                    + " or Auth bearer token as 'Bearer' header";
        }
        if (clientSecret != null) {
            return "ApiAuthStrategy - Only 'x-cal-secret-key' header provided. Please also provide 'x-cal-client-id' header"
                    + " or Auth bearer token as 'Bearer' header";
        }
        return "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth"
                + " client credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers";
    }

    private static @Nullable String sent(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
