package dev.ooosync.calcom;

import dev.ooosync.settings.Secret;
import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who asks. Exactly one kind of header goes out: client headers outrank the key at the server, while its limits are
 * counted by the key ({@code calcom-api.md} 6).
 */
public sealed interface Credentials permits ApiKey, ClientCredentials {

    /** The credentials of checked settings: exactly one kind is there. */
    static Credentials of(SyncSettings.CalCom settings) {
        Secret apiKey = settings.apiKey();
        return apiKey != null
                ? new ApiKey(apiKey)
                : new ClientCredentials(
                        new Secret(Objects.requireNonNull(settings.clientId())),
                        Objects.requireNonNull(settings.secretKey()));
    }

    /** The headers to send, by name. */
    Map<String, Secret> headers();

    /** The values that must not be seen, should a server echo them. */
    List<Secret> secrets();
}
