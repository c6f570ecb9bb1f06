package dev.ooosync.people;

import org.jspecify.annotations.Nullable;

/** Invisible characters, of which a name may consist; Java's isBlank knows only some of the spaces. */
final class Invisible {

    /**
     * What Unicode calls ignorable ({@code Default_Ignorable_Code_Point}, which Java does not know) beyond the category
     * {@code Cf}, and characters with an empty glyph: pairs of first and last.
     */
    private static final int[] RANGES = {
        0x034F, 0x034F, // combining grapheme joiner
        0x115F, 0x1160, // Hangul fillers
        0x17B4, 0x17B5, // Khmer inherent vowels
        0x180B, 0x180F, // Mongolian variation selectors
        0x2065, 0x2065,
        0x2800, 0x2800, // Braille pattern blank
        0x3164, 0x3164, // Hangul filler
        0xFE00, 0xFE0F, // variation selectors
        0xFFA0, 0xFFA0, // halfwidth Hangul filler
        0xFFF0, 0xFFF8,
        0x13441, 0x13442, // Egyptian hieroglyph blanks
        0x1D159, 0x1D159, // musical symbol null notehead
        0xE0000, 0xE0FFF // tags, and more variation selectors
    };

    private Invisible() {}

    /** Whether nothing of the text is visible. */
    static boolean isBlank(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Invisible::is);
    }

    /** The text without them. */
    static String removedFrom(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().filter(letter -> !is(letter)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean is(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isListed(letter);
        };
    }

    private static boolean isListed(int letter) {
        for (int i = 0; i < RANGES.length; i += 2) {
            if (letter >= RANGES[i] && letter <= RANGES[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
