package dev.ooosync.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that exactly one kind of credentials for Cal.com is given, and reads those that are given as files. */
final class CredentialSettings {

    private static final String API_KEY = "sync.cal-com.api-key";
    private static final String CLIENT_ID = "sync.cal-com.client-id";
    private static final String SECRET_KEY = "sync.cal-com.secret-key";
    private static final String FILE = "-file";
    private static final List<String> PARTS = List.of(API_KEY, CLIENT_ID, SECRET_KEY);
    private static final List<String> WAREHOUSE = List.of("sync.warehouse.user", "sync.warehouse.password");
    private static final int LONGEST = 8192;

    static final Set<String> KEYS = Stream.concat(PARTS.stream(), WAREHOUSE.stream())
            .flatMap(part -> Stream.of(part, part + FILE))
            .collect(Collectors.toUnmodifiableSet());

    private final Values values;
    private final Problems problems;

    CredentialSettings(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void check() {
        boolean apiKey = given(API_KEY);
        boolean clientId = given(CLIENT_ID);
        boolean secretKey = given(SECRET_KEY);
        if (!apiKey && !clientId && !secretKey) {
            problems.add(nothingFound());
        } else if (apiKey && (clientId || secretKey)) {
            problems.add("two kinds of credentials are given, " + API_KEY + " and "
                    + (clientId ? CLIENT_ID : SECRET_KEY) + "; leave one kind");
        } else if (clientId != secretKey) {
            problems.add((clientId ? CLIENT_ID : SECRET_KEY) + " is given without "
                    + (clientId ? SECRET_KEY : CLIENT_ID) + "; they go together");
        }
        PARTS.forEach(part -> settle(part, "[!-~]+"));
        // Passwords of databases may hold blanks and letters of any language.
        WAREHOUSE.forEach(part -> settle(part, "\\P{Cntrl}+"));
    }

    private boolean given(String part) {
        return values.given(part) || values.given(part + FILE);
    }

    private void settle(String part, String characters) {
        Path file = values.get(part + FILE, Path.class);
        if (values.given(part) && values.given(part + FILE)) {
            problems.add(part + " is given twice, as a value and as a file; leave one");
        } else if (file != null) {
            String content = read(part + FILE, file);
            if (content != null) {
                values.put(part, KnownKeys.named(part).secret() ? new Secret(content) : content);
                checkCharacters(part, part + FILE, content, characters);
            }
        } else {
            Object value = values.all().get(part);
            if (value != null) {
                checkCharacters(
                        part, part, value instanceof Secret secret ? secret.reveal() : value.toString(), characters);
            }
        }
    }

    private @Nullable String read(String key, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            String content = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\r?\n\\z", "");
            if (content.isBlank()) {
                values.refuse(key, "names a file that is empty", file);
            } else if (bytes.length > LONGEST) {
                values.refuse(key, "names a file of more than " + LONGEST + " bytes, which cannot be a key", file);
            } else {
                return content;
            }
        } catch (IOException e) {
            values.refuse(
                    key,
                    Files.exists(file) ? "names a file that cannot be read" : "names a file that does not exist",
                    file);
        }
        return null;
    }

    /** A stray blank or line end would cause a 401, or an exception that quotes the header. */
    private void checkCharacters(String part, String key, String value, String characters) {
        if (!value.matches(characters)) {
            values.refuse(key, "contains a blank, a line end or another character that cannot be part of it");
            values.all().remove(part);
        }
    }

    private String nothingFound() {
        StringBuilder message = new StringBuilder("no credentials were found. Give an API key (CALCOM_API_KEY or "
                + "CALCOM_API_KEY_FILE), or a client id and its secret key (CALCOM_CLIENT_ID or CALCOM_CLIENT_ID_FILE, "
                + "and CALCOM_SECRET_KEY or CALCOM_SECRET_KEY_FILE). Searched:");
        for (String part : PARTS) {
            for (String name : List.of(part, part + FILE)) {
                Key key = KnownKeys.named(name);
                String written = values.written(key);
                message.append("\n       ")
                        .append(name)
                        .append(written.isEmpty() ? " (not in the file)" : written)
                        .append(", ")
                        .append(key.environmentVariables().get(0));
            }
        }
        return message.toString();
    }
}
