package dev.ooosync.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard output that says when it takes no more: a PrintStream keeps that to itself. Stays open. */
final class AnswerStream extends FilterOutputStream {

    private final PrintStream stream;
    private final Runnable requireTaken;

    /** @param requireTaken throws when the stream has not taken everything */
    AnswerStream(PrintStream stream, Runnable requireTaken) {
        super(stream);
        this.stream = stream;
        this.requireTaken = requireTaken;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream.write(bytes, from, length);
        flush();
    }

    @Override
    public void flush() {
        requireTaken.run();
    }

    @Override
    public void close() {
        flush();
    }

    /** The same line by line, for a terminal. */
    static final class Lines extends OutputStream {

        private final Consumer<String> say;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Consumer<String> say) {
            this.say = say;
        }

        @Override
        public void write(int letter) {
            if (letter == '\n') {
                say.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (letter != '\r') {
                line.write(letter);
            }
        }
    }
}
