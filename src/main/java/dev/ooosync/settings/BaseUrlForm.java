package dev.ooosync.settings;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an address of Cal.com must look like. */
final class BaseUrlForm {

    private static final String KEY = "sync.cal-com.base-url";

    private BaseUrlForm() {}

    /** Trailing slashes are dropped, so that one server has one fingerprint. */
    static void check(Values values) {
        URI url = values.get(KEY, URI.class);
        if (url == null) {
            return;
        }
        String problem = problem(url);
        if (problem == null) {
            values.put(KEY, URI.create(url.toString().replaceFirst("/+$", "")));
        } else if (url.toString().contains("@")) {
            // Not shown: the part before the @ is a password.
            values.refuse(KEY, problem);
        } else {
            values.refuse(KEY, problem, url);
        }
    }

    private static @Nullable String problem(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return "must begin with https://";
        }
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            return "must not contain a user or a password; credentials have their own keys";
        }
        if (url.getHost() == null) {
            return "has no valid host";
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return "must not have a query (?) or a fragment (#)";
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            return "has no valid port";
        }
        if (scheme.equals("http") && !loopback(url.getHost())) {
            return "must begin with https://: plain http would show the key to the network and is allowed on loopback only";
        }
        return null;
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
    }
}
