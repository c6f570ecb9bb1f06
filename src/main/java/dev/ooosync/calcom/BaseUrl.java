package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import okhttp3.HttpUrl;

/** Where Cal.com is: the part of an address before {@code /v2}. */
record BaseUrl(HttpUrl url) {

    static BaseUrl of(SyncSettings.CalCom settings) {
        HttpUrl url = HttpUrl.get(settings.baseUrl());
        if (url == null) {
            throw new SyncException(Remedy.FIX_CONFIGURATION, "The base URL is neither http nor https.");
        }
        return new BaseUrl(url);
    }

    HttpUrl organization(int id) {
        return url.newBuilder()
                .addPathSegments("v2/organizations")
                .addPathSegment(String.valueOf(id))
                .build();
    }

    /** For messages: without what could be a secret. */
    String shown() {
        HttpUrl bare = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build();
        String text = bare.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
