package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides from each page where the next one begins and which rows are new. Knows offsets and ids, nothing else. */
interface Course {

    /** Offset of the page that is to be accepted next. */
    int skip();

    /**
     * Judges the page that was asked for at an offset.
     *
     * @return index of the first row to take; all behind it are taken too. The page's size when there is none
     */
    int accept(int skip, List<@Nullable Long> ids);

    /** Whether the last page led straight on, so that the pages behind it may be asked for ahead. */
    boolean straight();

    /** Whether the page to be accepted next is one that leads on, and not a look at the end. */
    boolean walking();

    /** Rows the next page shares with the one before it; 0 for a course without an anchor. */
    int overlap();

    /** Rows that the server was seen to grant. */
    int grant();

    /** What shows that the list has ended; null before that. */
    @Nullable
    String end();

    /** Why nothing can be proven any more and there is nothing left to take; null while there may be. */
    @Nullable
    String failure();

    /** Why the list can no longer be proven complete, although rows are left to take; null while it can. */
    @Nullable
    String doubt();
}
