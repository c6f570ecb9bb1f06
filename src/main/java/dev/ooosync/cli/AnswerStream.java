package dev.ooosync.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard output that says when it takes no more: a PrintStream keeps to itself that a disk is full. Stays open. */
final class AnswerStream extends FilterOutputStream {

    private final PrintStream stream;

    AnswerStream(PrintStream stream) {
        super(stream);
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream.write(bytes, from, length);
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (stream.checkError()) {
            throw new IOException("standard output takes no more");
        }
    }

    @Override
    public void close() throws IOException {
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
