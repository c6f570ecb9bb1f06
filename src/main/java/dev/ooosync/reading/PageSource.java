package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import java.util.List;

/** Where pages come from. Called by several threads at a time; a call whose page is no longer wanted is interrupted. */
public interface PageSource {

    /**
     * Asks for one page, retries included.
     *
     * @return the rows in the order received, of any number; none of a user who is not in the organization
     * @throws RuntimeException whatever ends the reading; it leaves the reader unchanged
     */
    List<SentRow> fetch(PageRequest request);

    /** HTTP exchanges so far, retries included: what the request budget is spent on. */
    long requests();
}
