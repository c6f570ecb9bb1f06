/**
 * Reads a list by offset while it shifts, loses no row unnoticed, and gives a verdict.
 *
 * <p>{@link dev.ooosync.reading.OooReader} is the reader of a chunk step. What it decides, a state machine over pages
 * decides: {@code OooReading} goes from one way to the next. First a sorted sweep, if one was asked for; then anchored
 * paging over the organization's list ({@code ListWalk} on a {@code Course}); and when that list turns out not to be
 * ordered by id, {@code UsersReading}: the {@code UsersList}, then the {@code UserListings}, where each {@code UserListing}
 * is proven by one {@code ListingPass} or more, as the server's {@code Granting} allows.
 *
 * <p>Uses {@code calcom}, {@code settings} and {@code failure}; never sees the warehouse.
 */
@NullMarked
package dev.ooosync.reading;

import org.jspecify.annotations.NullMarked;
