package dev.ooosync.cli;

/** The program's door. */
public final class OooSync {

    private OooSync() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
