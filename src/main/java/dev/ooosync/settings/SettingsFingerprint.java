package dev.ooosync.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What decides, of all settings, what a reading means and where it goes. */
final class SettingsFingerprint {

    private SettingsFingerprint() {}

    /** Page size, budgets and credentials stay out: one may change them and still resume. */
    static String of(SyncSettings settings) {
        SyncSettings.CalCom calCom = settings.calCom();
        SyncSettings.Reading reading = settings.reading();
        List<Object> parts = Arrays.asList(
                calCom.baseUrl(),
                calCom.organization(),
                reading.email(),
                reading.sortStart(),
                reading.sortEnd(),
                reading.maxEntries(),
                settings.resources(),
                settings.privacy().notes(),
                settings.privacy().reason(),
                settings.warehouse().url());
        return sha256(parts.stream()
                .map(part -> part == null ? "-" : part.toString().length() + ":" + part)
                .collect(Collectors.joining("\n")));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
