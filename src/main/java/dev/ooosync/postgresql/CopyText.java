package dev.ooosync.postgresql;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Rows as PostgreSQL's COPY reads them: tabs between values, a line feed after a row, \N for null. Written by hand: the CSV
 * format, which libraries write, takes a line {@code \.} within a text for the end of the data (before PostgreSQL 18).
 */
final class CopyText extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final Iterator<Object[]> rows;
    private byte[] bytes = {};
    private int next;

    CopyText(Iterator<Object[]> rows) {
        this.rows = rows;
    }

    @Override
    public int read() {
        return fill() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    /** Whether there is something left; encodes some rows when there was nothing. */
    private boolean fill() {
        if (next < bytes.length) {
            return true;
        }
        StringBuilder text = new StringBuilder(BUFFER);
        while (rows.hasNext() && text.length() < BUFFER) {
            append(text, rows.next());
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        next = 0;
        return bytes.length > 0;
    }

    private static void append(StringBuilder text, Object[] row) {
        for (int column = 0; column < row.length; column++) {
            if (column > 0) {
                text.append('\t');
            }
            if (row[column] == null) {
                text.append("\\N");
            } else {
                escape(text, row[column].toString());
            }
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String value) {
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
