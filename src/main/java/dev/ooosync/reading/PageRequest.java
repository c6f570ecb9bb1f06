package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * One page to be asked for.
 *
 * @param sweep which list, and whether the sort parameters are sent
 * @param owner whose list: a user, a team; null but for {@link Sweep#BY_USER}
 * @param skip rows before the page, from 0
 * @param take rows asked for; the server may grant fewer
 * @param round makes a page that is asked for again a different request: an answer asked for earlier does not count
 */
public record PageRequest(Sweep sweep, @Nullable Long owner, int skip, int take, int round) {}
