package dev.ooosync.calcom;

import dev.ooosync.settings.Secret;
import java.util.List;
import java.util.Map;

/**
 * An API key, or an access token, sent as {@code Authorization: Bearer …}: capital B, one blank.
 *
 * @param key the bare key, {@code cal_…}
 */
record ApiKey(Secret key) implements Credentials {

    public ApiKey {
        HeaderValue.require("API key", key);
    }

    @Override
    public Map<String, Secret> headers() {
        return Map.of("Authorization", new Secret("Bearer " + key.reveal()));
    }

    @Override
    public List<Secret> secrets() {
        return List.of(key);
    }
}
