package dev.ooosync.settings;

import java.util.regex.Pattern;

/** Shows values without the passwords in them. */
final class Masks {

    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([\\w.-]*(?:password|passwd|pwd|secret|token|key)[\\w.-]*)=[^;&]*");

    private Masks() {}

    /** In quotes, so that stray spaces show. */
    static String quoted(Object value) {
        String masked = USER_INFO.matcher(value.toString()).replaceAll("//<masked>@");
        masked = PARAMETER.matcher(masked).replaceAll("$1=<masked>");
        return '"' + masked.replaceAll("\\p{Cntrl}", "\uFFFD") + '"';
    }
}
