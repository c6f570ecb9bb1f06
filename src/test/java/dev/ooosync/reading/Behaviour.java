package dev.ooosync.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How a {@link ModelServer} behaves; the lines of the model test's table. */
enum Behaviour {
    QUIET(Order.ID),
    INSERTS_AND_DELETIONS(Order.ID, Trait.CHURNS),
    LEAVERS_AND_JOINERS(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE),
    LAGGING_REPLICAS(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS),
    SHORT_ANSWERS(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.SHORTENS),
    TAKE_IGNORED(Order.ID, Trait.IGNORES_TAKE),
    EMPTY_PAGE_ONCE(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.EMPTY_ONCE),
    EVERYTHING_HONEST(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS, Trait.SHORTENS, Trait.EMPTY_ONCE),
    SORTED_FIRST(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE),
    SKIP_IGNORED(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.IGNORES_SKIP),
    SKIP_IGNORED_ONE_ROW_LISTS(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.IGNORES_SKIP),
    ROWS_WITHOUT_ID(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.WITHOUT_ID),
    /** From here on the list may be in another order, so that the users' own listings are asked for. */
    UNORDERED(Order.OTHER),
    UNORDERED_BY_ID_OF_USER(Order.OTHER, Order.ID, Order.ID),
    UNORDERED_INSERTS_AND_DELETIONS(Order.OTHER, Trait.CHURNS),
    UNORDERED_LEAVERS_AND_JOINERS(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE),
    UNORDERED_LAGGING(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS),
    UNORDERED_SHORT_ANSWERS(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.SHORTENS),
    UNORDERED_QUIET_SHORT_ANSWERS(Order.OTHER, Trait.SHORTENS),
    UNORDERED_TAKE_IGNORED(Order.OTHER, Trait.CHURNS, Trait.IGNORES_TAKE),
    UNORDERED_EMPTY_PAGE_ONCE(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.EMPTY_ONCE),
    UNORDERED_EVERYTHING(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS, Trait.SHORTENS, Trait.EMPTY_ONCE),
    UNORDERED_ROWS_WITHOUT_ID(Order.OTHER, Trait.CHURNS, Trait.WITHOUT_ID),
    UNORDERED_SKIP_IGNORED_OF_USERS(Order.OTHER, Trait.IGNORES_SKIP_OF_USERS),
    UNORDERED_SHUFFLED_OF_USERS(Order.OTHER, Order.ID, Order.SHUFFLED, Trait.CHURNS, Trait.PEOPLE_MOVE),
    UNORDERED_SHUFFLED_OF_USERS_SHORT(
            Order.OTHER, Order.ID, Order.SHUFFLED, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.SHORTENS),
    UNORDERED_SHUFFLED_OF_USERS_LAGGING(
            Order.OTHER, Order.ID, Order.SHUFFLED, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS),
    UNORDERED_CHANGES_OF_USERS(Order.OTHER, Order.ID, Order.CHANGES, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.SHORTENS),
    UNORDERED_USERS(Order.OTHER, Order.OTHER, Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE),
    SHUFFLED_USERS(Order.OTHER, Order.SHUFFLED, Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE),
    /** Pages cut at random, also to nothing. */
    UNORDERED_CUTS(Order.OTHER, Trait.CUTS),
    UNORDERED_CUTS_MANY_PEOPLE(Order.OTHER, Trait.CUTS, Trait.MANY_PEOPLE),
    UNORDERED_CUTS_MANY_PEOPLE_EVERYTHING(
            Order.OTHER, Trait.CUTS, Trait.MANY_PEOPLE, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS),
    SHUFFLED_CUTS_MANY_PEOPLE(Order.SHUFFLED, Order.ID, Order.SHUFFLED, Trait.CUTS, Trait.MANY_PEOPLE, Trait.CHURNS),
    UNORDERED_CUTS_CHURNING(Order.OTHER, Trait.CUTS, Trait.CHURNS, Trait.PEOPLE_MOVE),
    UNORDERED_CUTS_LAGGING(Order.OTHER, Trait.CUTS, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.LAGS),
    UNORDERED_CUTS_BY_ID_OF_USER(Order.OTHER, Order.ID, Order.ID, Trait.CUTS, Trait.CHURNS),
    SHUFFLED_CUTS(Order.SHUFFLED, Order.ID, Order.SHUFFLED, Trait.CUTS),
    SHUFFLED_CUTS_CHURNING(Order.SHUFFLED, Order.ID, Order.SHUFFLED, Trait.CUTS, Trait.CHURNS, Trait.PEOPLE_MOVE),
    ORDER_CHANGES_CUTS(Order.CHANGES, Trait.CUTS, Trait.CHURNS, Trait.PEOPLE_MOVE),
    SHUFFLED_EACH_TIME(Order.SHUFFLED, Order.ID, Order.SHUFFLED),
    SHUFFLED_EVERYTHING(
            Order.SHUFFLED,
            Order.ID,
            Order.SHUFFLED,
            Trait.CHURNS,
            Trait.PEOPLE_MOVE,
            Trait.LAGS,
            Trait.SHORTENS,
            Trait.EMPTY_ONCE),
    ORDER_CHANGES(Order.CHANGES),
    ORDER_CHANGES_WHILE_CHURNING(Order.CHANGES, Trait.CHURNS, Trait.PEOPLE_MOVE),
    GRANTS_OF_ONE_ROW(Order.ID, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.GRANTS_ONE_ROW),
    UNORDERED_GRANTS_OF_ONE_ROW(Order.OTHER, Trait.CHURNS, Trait.PEOPLE_MOVE, Trait.GRANTS_ONE_ROW);

    enum Order {
        ID,
        /** Not by id, the same all the time. */
        OTHER,
        SHUFFLED,
        /** By id at first. */
        CHANGES
    }

    enum Trait {
        CHURNS,
        PEOPLE_MOVE,
        LAGS,
        SHORTENS,
        EMPTY_ONCE,
        IGNORES_TAKE,
        IGNORES_SKIP,
        IGNORES_SKIP_OF_USERS,
        WITHOUT_ID,
        /** 3, 6 or 10 % of the pages are cut at random, also to nothing. */
        CUTS,
        MANY_PEOPLE,
        GRANTS_ONE_ROW
    }

    private final Order entries;
    private final Order users;
    private final Order own;
    private final Set<Trait> traits;

    Behaviour(Order entries, Trait... traits) {
        this(entries, Order.ID, entries, traits);
    }

    Behaviour(Order entries, Order users, Order own, Trait... traits) {
        this.entries = entries;
        this.users = users;
        this.own = own;
        this.traits = EnumSet.noneOf(Trait.class);
        this.traits.addAll(List.of(traits));
    }

    Order order(Sweep sweep) {
        return switch (sweep) {
            case SORTED -> Order.SHUFFLED;
            case ANCHORED -> entries;
            case USERS -> users;
            case BY_USER -> own;
        };
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Each page is contiguous, and of two rows or more while there are two. */
    boolean honest() {
        return !is(Trait.IGNORES_SKIP)
                && !is(Trait.IGNORES_SKIP_OF_USERS)
                && !is(Trait.WITHOUT_ID)
                && !is(Trait.CUTS)
                && !is(Trait.GRANTS_ONE_ROW);
    }

    /** With one row a page no page shows the disorder of a list that changes; the model counts how often that deceives. */
    boolean beyondProof() {
        return is(Trait.GRANTS_ONE_ROW);
    }

    /** In one order all the time: a reading in doubt must still hand every row on. */
    boolean steady() {
        return honest() && Stream.of(entries, own).allMatch(order -> order == Order.ID || order == Order.OTHER);
    }
}
