package dev.ooosync.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What others do to a list while a {@link BusyServer} answers from it; the lines of the model test's table. */
enum BusyKind {
    /** Grants of 37 rows and more, no faults: what a reading has to come to an end with. */
    WRITERS(Trait.FAIR),
    WRITERS_DELETING(Trait.FAIR, Trait.DELETES),
    WRITERS_LAGGING(Trait.FAIR, Trait.LAGS),
    WRITERS_LEAVING_AND_JOINING(Trait.FAIR, Trait.MOVES),
    WRITERS_EVERYTHING(Trait.FAIR, Trait.DELETES, Trait.LAGS, Trait.MOVES),
    /** From here on any grant of two rows and more, and any speed. */
    FAST_WRITERS(),
    FAST_EVERYTHING(Trait.DELETES, Trait.LAGS, Trait.MOVES, Trait.WIPES, Trait.CHANGES_GRANT),
    QUIET_CUTS(Trait.QUIET, Trait.CUTS),
    CUTS(Trait.CUTS),
    CUTS_AND_DELETIONS(Trait.CUTS, Trait.DELETES),
    CUTS_AND_LAG(Trait.CUTS, Trait.LAGS),
    CUTS_AND_MOVES(Trait.CUTS, Trait.MOVES),
    CUTS_AND_WIPES(Trait.CUTS, Trait.DELETES, Trait.WIPES),
    CUTS_AND_GRANTS_THAT_CHANGE(Trait.CUTS, Trait.CHANGES_GRANT),
    GRANTS_IN_TURN(Trait.GRANTS_IN_TURN),
    CUTS_AND_GRANTS_IN_TURN(Trait.CUTS, Trait.GRANTS_IN_TURN),
    CUTS_AND_TINY_GRANTS(Trait.CUTS, Trait.TINY),
    CUTS_AND_TINY_GRANTS_DELETING(Trait.CUTS, Trait.TINY, Trait.DELETES),
    CUTS_AND_EVERYTHING(Trait.CUTS, Trait.DELETES, Trait.LAGS, Trait.MOVES, Trait.WIPES, Trait.CHANGES_GRANT);

    enum Trait {
        /** Nobody writes. */
        QUIET,
        /** Up to a fifth of a grant is written between two answers, to a list of 30 rows and more. */
        FAIR,
        DELETES,
        LAGS,
        MOVES,
        /** 3, 6 or 10 % of the pages are cut at random, also to nothing. */
        CUTS,
        WIPES,
        CHANGES_GRANT,
        GRANTS_IN_TURN,
        /** Grants of 2, 3 or 5 rows. */
        TINY
    }

    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    BusyKind(Trait... traits) {
        this.traits.addAll(List.of(traits));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
