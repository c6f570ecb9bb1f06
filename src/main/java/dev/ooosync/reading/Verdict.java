package dev.ooosync.reading;

/**
 * How a reading ended.
 *
 * @param proof one sentence: what proves the end, or why nothing does
 */
record Verdict(Completeness completeness, String proof) {

    static Verdict complete(String proof) {
        return new Verdict(Completeness.COMPLETE, proof);
    }

    static Verdict unproven(String reason) {
        return new Verdict(Completeness.UNPROVEN, reason);
    }
}
