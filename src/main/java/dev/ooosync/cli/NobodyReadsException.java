package dev.ooosync.cli;

/** Whatever read this program's standard output has ended, such as {@code head}: there is nothing left to do or to say. */
final class NobodyReadsException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
