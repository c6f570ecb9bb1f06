package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides from each page where the next one begins and which rows are new. Knows offsets and ids, nothing else. */
interface Course {

    /** Offset of the page that is to be accepted next. */
    int skip();

    /**
     * Judges the page at {@link #skip()}.
     *
     * @return index of the first row to take; all behind it are taken too. The page's size when there is none
     */
    int accept(List<@Nullable Long> ids);

    /** Whether the last page led straight on, so that the pages behind it may be asked for ahead. */
    boolean straight();

    /** Rows a page shares with the one before it. */
    int overlap();

    /** What shows that the list has ended; null before that. */
    @Nullable
    String end();

    /** Why the list can no longer be proven complete; null while it can. */
    @Nullable
    String doubt();
}
