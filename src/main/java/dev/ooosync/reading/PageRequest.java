package dev.ooosync.reading;

/**
 * One page of the list to be asked for.
 *
 * @param sweep whether the sort parameters are sent
 * @param skip rows before the page, from 0
 * @param take rows asked for; the server may grant fewer
 * @param round makes a page that is asked for again a different request: an answer asked for earlier does not count
 */
public record PageRequest(Sweep sweep, int skip, int take, int round) {}
