package dev.ooosync.reading;

/**
 * Where the pages of a walk begin, and which of them are short. Each shares one row with the page before it, and more while
 * rows before the anchor are being removed.
 */
final class Pace {

    private final int[] lastPages = new int[4];
    private int next;
    /** Rows to step back, after pages that began behind the anchor. */
    private int back;
    /** Rows by which a page begins early. */
    private int margin;
    /** Pages in a row that were shorter than the longest of the last few. */
    private int shortPages;

    int skip(int position) {
        return Math.max(0, position - Math.max(back, margin));
    }

    void beganBehind() {
        back = Math.max(1, 2 * Math.max(back, margin));
    }

    /** The anchor is looked for where it was last seen, not before. */
    void stand() {
        back = 0;
    }

    void rest() {
        back = 0;
        margin = 0;
        shortPages = 0;
    }

    /** Remembers a page; whether it is as long as the longest of the last few. */
    boolean isFull(int rows) {
        int longest = 0;
        for (int each : lastPages) {
            longest = Math.max(longest, each);
        }
        lastPages[next] = rows;
        next = (next + 1) % lastPages.length;
        return rows >= longest;
    }

    /** A full page, so many rows before the anchor having gone. */
    void full(int removed, int grant) {
        shortPages = 0;
        margin = Math.min(grant / 6, Math.max(Math.max(0, margin - 1), 2 * removed));
    }

    void shorter() {
        margin = 0;
        shortPages++;
    }

    int shortPages() {
        return shortPages;
    }

    int margin() {
        return margin;
    }
}
