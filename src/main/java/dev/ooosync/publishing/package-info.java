/**
 * One transaction from staging to the tables that analysts see: merge, history, days, checks, ledger.
 * Uses {@code warehouse} and what that may use.
 */
@NullMarked
package dev.ooosync.publishing;

import org.jspecify.annotations.NullMarked;
