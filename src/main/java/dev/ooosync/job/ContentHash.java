package dev.ooosync.job;

import dev.ooosync.calcom.SentTime;
import dev.ooosync.settings.SyncSettings.Privacy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an entry has changed: SHA-256 over a canonical form of what is stored, behind a prefix that names the
 * form's version and the privacy settings. Hashes with different prefixes cannot be compared.
 */
final class ContentHash {

    private final String prefix;
    private final MessageDigest digest;
    private final StringBuilder canonical = new StringBuilder();

    ContentHash(Privacy privacy) {
        this.prefix = prefix(privacy);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@code v1:} and one letter each for notes (keep, omit) and reason (keep, mask-sick). */
    static String prefix(Privacy privacy) {
        char notes = privacy.notes() == Privacy.Notes.KEEP ? 'k' : 'o';
        char reason = privacy.reason() == Privacy.Reason.KEEP ? 'k' : 'm';
        return "v1:" + notes + reason + ":";
    }

    /**
     * The canonical form: each field as its length and its text, an absent one as a dash; of a time the UTC, and the day
     * where that is another one in UTC. Not thread-safe.
     */
    String of(@Nullable Object... fields) {
        canonical.setLength(0);
        for (Object field : fields) {
            if (field instanceof SentTime time) {
                append(time.utc());
                if (!time.day().equals(time.utc().toLocalDate())) {
                    append(time.day());
                }
            } else {
                append(field);
            }
        }
        byte[] hash = digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
        return prefix + HexFormat.of().formatHex(hash);
    }

    private void append(@Nullable Object field) {
        if (field == null) {
            canonical.append('-');
        } else {
            String text = field.toString();
            canonical.append(text.length()).append(':').append(text);
        }
    }
}
