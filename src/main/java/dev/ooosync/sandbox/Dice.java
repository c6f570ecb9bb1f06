package dev.ooosync.sandbox;

/** Chance without state: the same seed and the same question give the same answer, whatever was asked before. */
record Dice(long seed) {

    /** 64 well-mixed bits for the question. */
    long bits(String about, long... numbers) {
        long mixed = mix(seed ^ about.hashCode());
        for (long number : numbers) {
            mixed = mix(mixed + number);
        }
        return mixed;
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double roll(String about, long... numbers) {
        return (bits(about, numbers) >>> 11) * 0x1.0p-53;
    }

    /** A number from 0 (inclusive) to {@code bound} (exclusive). */
    int pick(int bound, String about, long... numbers) {
        return (int) Long.remainderUnsigned(bits(about, numbers), bound);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
