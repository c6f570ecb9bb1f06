package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;

/** What can be sent as a header's value. HTTP libraries quote a value in full when they refuse it, so we refuse first. */
final class HeaderValue {

    private HeaderValue() {}

    /** @throws SyncException naming the name, never the value */
    static Secret require(String name, Secret secret) {
        String value = secret.reveal();
        if (value.isEmpty()) {
            throw new SyncException(Remedy.FIX_CONFIGURATION, "The " + name + " is empty.");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw new SyncException(
                        Remedy.FIX_CONFIGURATION,
                        "The " + name
                                + " has a blank, a line end or another character that cannot be sent, at position "
                                + (i + 1) + " of " + value.length() + ". Give the bare value, without \"Bearer\".");
            }
        }
        return secret;
    }
}
