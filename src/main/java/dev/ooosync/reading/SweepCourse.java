package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes every row and steps by what was received; an empty page asked for twice is the end. Proves nothing. */
final class SweepCourse implements Course {

    private int position;
    private int longest;
    private boolean emptyBefore;
    private boolean straight;
    private @Nullable String end;

    SweepCourse(int position) {
        this.position = position;
    }

    @Override
    public int skip() {
        return position;
    }

    @Override
    public int accept(int skip, List<@Nullable Long> ids) {
        straight = !ids.isEmpty();
        if (ids.isEmpty() && emptyBefore) {
            end = "two empty pages at position " + skip;
        }
        emptyBefore = ids.isEmpty();
        position = skip + ids.size();
        longest = Math.max(longest, ids.size());
        return 0;
    }

    @Override
    public boolean straight() {
        return straight;
    }

    @Override
    public int overlap() {
        return 0;
    }

    @Override
    public boolean walking() {
        return true;
    }

    @Override
    public int grant() {
        return longest;
    }

    @Override
    public @Nullable String failure() {
        return null;
    }

    @Override
    public @Nullable String end() {
        return end;
    }

    @Override
    public @Nullable String doubt() {
        return null;
    }
}
