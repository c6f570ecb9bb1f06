package dev.ooosync.calcom;

import dev.ooosync.settings.Secret;
import java.util.List;
import java.util.Map;

/**
 * The client of a platform organization.
 *
 * @param clientId sent as {@code x-cal-client-id}
 * @param secretKey sent as {@code x-cal-secret-key}
 */
record ClientCredentials(Secret clientId, Secret secretKey) implements Credentials {

    public ClientCredentials {
        HeaderValue.require("client id", clientId);
        HeaderValue.require("secret key", secretKey);
    }

    @Override
    public Map<String, Secret> headers() {
        return Map.of("x-cal-client-id", clientId, "x-cal-secret-key", secretKey);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(clientId, secretKey);
    }
}
