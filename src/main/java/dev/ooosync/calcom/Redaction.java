package dev.ooosync.calcom;

import dev.ooosync.settings.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be shown of a text that a server wrote: no credentials, no e-mail addresses, no control characters, and not
 * much of it. Error bodies echo the query ({@code calcom-api.md} 3.2) and the client id (3.3).
 */
final class Redaction {

    private static final int LONGEST = 300;
    private static final int LOOKED_AT = 4_000;
    private static final String AT = "(?:@|%(?:25)*40)";
    private static final String ADDRESS_CHARACTER = "(?:(?!" + AT + ")[^\\s\"'<>«»=&?/:;,()])";
    private static final Pattern EMAIL = Pattern.compile(ADDRESS_CHARACTER + "++" + AT + ADDRESS_CHARACTER + "++");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]++");

    private final List<String> secrets;

    Redaction(Credentials credentials) {
        secrets = credentials.secrets().stream()
                .map(Secret::reveal)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    String of(String text) {
        String shown = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        for (String secret : secrets) {
            shown = shown.replace(secret, "<masked>");
        }
        shown = UNSEEN.matcher(shown).replaceAll(" ");
        shown = EMAIL.matcher(shown).replaceAll("<e-mail>").strip();
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
