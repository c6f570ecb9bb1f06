package dev.ooosync.failure;

/**
 * What the operator, or a scheduler, should do about a run that did not end well. The exit codes are those of
 * {@code sysexits.h} and part of the public contract.
 */
public enum Remedy {
    /** Wrong arguments on the command line. */
    FIX_ARGUMENTS(64, "Fix the command line; --help shows it."),
    /** Held by the circuit breaker, a rollback, or a check: a person must look at the data. */
    REVIEW_DATA(65, "Look at the data; nothing that was refused has been published."),
    /** A command that only reads found no warehouse where it looked. */
    NO_WAREHOUSE(66, "Run the job first, or check warehouse.url, which usually comes from WAREHOUSE_URL."),
    /** Cal.com or the warehouse server was not reachable, even after retries; or something else held the lock. */
    RUN_LATER(69, "Run again later; a run that was cut short is resumed."),
    /** A bug, or an answer that is not as documented. */
    INVESTIGATE(70, "Look at the message; running again will probably not help."),
    /** Disk full, read-only, or another input/output failure. */
    FREE_DISK(74, "Look at the disk and the permissions, then run again."),
    /** Another full run of the same organization is alive and does the work. */
    WAIT(75, "Nothing to do: the other run does the work."),
    /** Published, but there has been no complete reading for too long. */
    REVIEW_COMPLETENESS(76, "Find out why no reading was complete."),
    /** Cal.com refuses the key, the role or the plan. */
    FIX_ACCESS(77, "Fix the key, its role or the plan at Cal.com."),
    /** The configuration is wrong. */
    FIX_CONFIGURATION(78, "Fix the configuration.");

    private final int exitCode;
    private final String advice;

    Remedy(int exitCode, String advice) {
        this.exitCode = exitCode;
        this.advice = advice;
    }

    /** The process's exit code, 64 to 78. */
    public int exitCode() {
        return exitCode;
    }

    /** One sentence for the operator. */
    public String advice() {
        return advice;
    }
}
