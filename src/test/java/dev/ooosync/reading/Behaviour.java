package dev.ooosync.reading;

/** How a {@link ModelServer} behaves; the lines of the model test's table. */
enum Behaviour {
    QUIET,
    INSERTS_AND_DELETIONS,
    LEAVERS_AND_JOINERS,
    LAGGING_REPLICAS,
    SHORT_ANSWERS,
    TAKE_IGNORED,
    EMPTY_PAGE_ONCE,
    EVERYTHING_HONEST,
    SORTED_FIRST,
    SKIP_IGNORED,
    SKIP_IGNORED_ONE_ROW_LISTS,
    ROWS_WITHOUT_ID,
    UNORDERED,
    SHUFFLED_EACH_TIME,
    ORDER_CHANGES,
    UNORDERED_WHILE_CHURNING,
    SHUFFLED_WHILE_CHURNING,
    ORDER_CHANGES_WHILE_CHURNING,
    GRANTS_OF_ONE_ROW;

    boolean churns() {
        return switch (this) {
            case QUIET, UNORDERED, SHUFFLED_EACH_TIME, ORDER_CHANGES, TAKE_IGNORED -> false;
            default -> true;
        };
    }

    boolean peopleMove() {
        return churns() && this != INSERTS_AND_DELETIONS;
    }

    boolean lags() {
        return this == LAGGING_REPLICAS || this == EVERYTHING_HONEST;
    }

    boolean shortens() {
        return this == SHORT_ANSWERS || this == EVERYTHING_HONEST;
    }

    boolean emptyOnce() {
        return this == EMPTY_PAGE_ONCE || this == EVERYTHING_HONEST;
    }

    boolean ignoresSkip() {
        return this == SKIP_IGNORED || this == SKIP_IGNORED_ONE_ROW_LISTS;
    }

    /** Nothing can be proven here while the list changes; the model counts how often luck deceives it. */
    boolean beyondProof() {
        return ordinal() >= UNORDERED_WHILE_CHURNING.ordinal();
    }

    /** In one order all the time: a reading in doubt must still hand every row on. */
    boolean steady() {
        return this == UNORDERED || this == UNORDERED_WHILE_CHURNING || this == GRANTS_OF_ONE_ROW || ignoresSkip();
    }

    /** Ordered by id, every page contiguous and of two rows or more while there are two: must end as complete. */
    boolean honest() {
        return ordinal() <= SORTED_FIRST.ordinal();
    }
}
