package dev.ooosync.insight;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes: two for a wide character or an emoji, none for a combining mark. */
final class TextWidth {

    /** What a reader sees as one character: an emoji of several parts is one. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final int EMOJI_STYLE = 0xFE0F;
    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private TextWidth() {}

    static int of(String text) {
        return characters(text).stream().mapToInt(TextWidth::ofCharacter).sum();
    }

    /** The text, or as much of its beginning as leaves room for an ellipsis. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - 1;
        for (String character : characters(text)) {
            room -= ofCharacter(character);
            if (room < 0) {
                break;
            }
            kept.append(character);
        }
        return kept.append('…').toString();
    }

    private static List<String> characters(String text) {
        return CHARACTER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int ofCharacter(String character) {
        return character.codePoints().map(TextWidth::ofCodePoint).max().orElse(0);
    }

    private static int ofCodePoint(int point) {
        if (point == EMOJI_STYLE || isEmoji(point) || isWide(point)) {
            return 2;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> 1;
        };
    }

    private static boolean isEmoji(int point) {
        return point >= 0x1F300 && point <= 0x1FAFF;
    }

    private static boolean isWide(int point) {
        return WIDE.contains(UnicodeScript.of(point)) && !isHalfWidth(point)
                || point >= 0x3000 && point <= 0x303F
                || point >= 0xFF01 && point <= 0xFF60;
    }

    private static boolean isHalfWidth(int point) {
        return point >= 0xFF61 && point <= 0xFFDC;
    }
}
