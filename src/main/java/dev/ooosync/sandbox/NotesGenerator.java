package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invents notes: mostly none or short, some in every shape that breaks a careless reader. */
final class NotesGenerator {

    private static final List<String> PLAIN = List.of(
            "Hiking, no laptop",
            "Back on Monday",
            "Zahnarzt, danach Reha",
            "Parental leave",
            "Moving house",
            "Conference");
    private static final List<String> ODD = List.of(
            "Line one\nline two\r\nline three",
            "🏖️ offline 👩‍👩‍👧‍👦 until further notice",
            "家族旅行 / عطلة / Отпуск",
            "\"quoted\", \\backslashed\\, 'single'; -- DROP TABLE entries;",
            "=1+1",
            "tab\there\tand a control \u0001",
            "e\u0301 combining and \u202eright to left\u202c",
            "  blanks around  ");

    private final List<String> pool = new ArrayList<>();
    private final Random random;

    /** Texts are shared between entries, so that a million of them fit into memory. */
    NotesGenerator(Random random) {
        this.random = random;
        for (int i = 0; i < 400; i++) {
            List<String> shapes = i % 4 == 0 ? ODD : PLAIN;
            pool.add(shapes.get(i / 4 % shapes.size()) + " " + SandboxOrganization.NOTES_MARKER + " " + i);
        }
        pool.add((SandboxOrganization.NOTES_MARKER + " lorem ipsum ").repeat(200));
    }

    /** Null, empty, or text that holds {@link SandboxOrganization#NOTES_MARKER}. */
    @Nullable
    String notes() {
        int roll = random.nextInt(100);
        if (roll < 38) {
            return null;
        }
        return roll < 43 ? "" : some();
    }

    /** Text that holds the marker. */
    String some() {
        return pool.get(random.nextInt(pool.size()));
    }
}
