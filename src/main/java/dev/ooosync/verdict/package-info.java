/**
 * What was proven: of a reading, one {@link dev.ooosync.verdict.Verdict} from the pages to the ledger; of an entry that it lacks,
 * one {@link dev.ooosync.verdict.Confirmation}. Uses no other package.
 */
@NullMarked
package dev.ooosync.verdict;

import org.jspecify.annotations.NullMarked;
