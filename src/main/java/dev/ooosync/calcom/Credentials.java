package dev.ooosync.calcom;

import dev.ooosync.settings.Secret;
import java.util.List;
import java.util.Map;

/**
 * Who asks. Exactly one kind of header goes out: client headers outrank the key at the server, while its limits are
 * counted by the key ({@code calcom-api.md} 6).
 */
public sealed interface Credentials permits ApiKey, ClientCredentials {

    /** The headers to send, by name. */
    Map<String, Secret> headers();

    /** The values that must not be seen, should a server echo them. */
    List<Secret> secrets();
}
