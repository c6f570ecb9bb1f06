package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anchored paging: each page extends the {@link Anchor}, or the next one begins earlier.
 *
 * <p><b>The end.</b> What was listed throughout was listed at every moment. So one page settles the reading that extends
 * the anchor and reaches the end of the list as it was at any moment: all that was listed throughout is before it or in it,
 * whatever was written since. A page reaches the end when neither the grant nor a fault cut it short, and that is what has
 * to be shown: by the {@link QuietProof} when nobody writes, else by the {@link TailProof}.
 */
final class AnchoredCourse implements Course {

    private enum Mode {
        WALK,
        QUIET,
        TAIL
    }

    private static final int RESTARTS = 3;

    private Anchor anchor;
    private Mode mode = Mode.WALK;
    private final QuietProof quiet = new QuietProof();
    private final TailProof tail = new TailProof();
    private final Pace pace = new Pace();
    private final EmptyAnswers emptyAnswers = new EmptyAnswers();
    private int grant;
    private int pages;
    private int restarts;
    private boolean straight;
    private @Nullable String end;
    private @Nullable String failure;

    AnchoredCourse() {
        anchor = new Anchor();
    }

    AnchoredCourse(int position, @Nullable Long id) {
        anchor = new Anchor(position, id);
        emptyAnswers.rows();
    }

    @Override
    public int skip() {
        return switch (mode) {
            case QUIET -> quiet.skip();
            case TAIL -> tail.skip(anchor.position());
            case WALK -> pace.skip(anchor.position());
        };
    }

    @Override
    public int accept(int skip, List<@Nullable Long> ids) {
        straight = false;
        pages++;
        if (mode == Mode.QUIET && quiet.asksBehind()) {
            if (!quiet.behind(ids.isEmpty())) {
                enterTail(true);
            }
        } else if (ids.isEmpty() && skip == 0) {
            emptyList();
        } else if (ids.isEmpty() || skip > 0 && anchor.isBefore(ids.get(0))) {
            beganBehind();
        } else {
            return extend(skip, ids);
        }
        return ids.size();
    }

    private void emptyList() {
        mode = Mode.WALK;
        anchor.stand(0);
        pace.rest();
        emptyAnswers.empty();
        if (emptyAnswers.contradictRows()) {
            failure = emptyAnswers + " answers in a row were empty after rows of the list had been read";
        } else if (emptyAnswers.proveEmpty()) {
            end = "the list is empty: position 0 was empty %s times".formatted(emptyAnswers);
        }
    }

    private void beganBehind() {
        switch (mode) {
            case QUIET -> mode = Mode.WALK;
            case TAIL -> tail.beganBehind();
            case WALK -> {
                pace.beganBehind();
                if (pace.shortPages() > 0) {
                    enterTail(false);
                }
            }
        }
    }

    private int extend(int skip, List<@Nullable Long> ids) {
        Anchor.Extension page = anchor.compare(skip, ids);
        if (!anchor.extend(page, ids.get(ids.size() - 1))) {
            return beginAgain(ids.size());
        }
        emptyAnswers.rows();
        if (mode != Mode.QUIET || page.missed() <= 0) {
            anchor.stand(page.last());
            pace.stand();
        }
        switch (mode) {
            case QUIET -> {
                mode = quiet.again(page.rows(), page.fresh()) ? Mode.QUIET : Mode.WALK;
                end = quiet.proof();
            }
            case TAIL -> tested(page);
            case WALK -> walked(page);
        }
        return page.first();
    }

    private void walked(Anchor.Extension page) {
        boolean full = pace.isFull(page.rows());
        grant = Math.max(grant, page.rows());
        if (page.rows() == 1 && page.fresh() == 0) {
            mode = Mode.QUIET;
            quiet.begin(anchor.position(), grant, pages > 2, tail.sawCuts());
        } else if (full) {
            if (pace.shortPages() > 0) {
                tail.cut();
            }
            pace.full(page.removed(), grant);
            straight = page.fresh() > 0 && pace.margin() <= grant / 16;
        } else {
            pace.shorter();
            if (pace.shortPages() > 1) {
                enterTail(false);
            }
        }
    }

    private void enterTail(boolean rowsBehind) {
        mode = Mode.TAIL;
        pace.rest();
        tail.begin(grant, rowsBehind);
    }

    private void tested(Anchor.Extension page) {
        pace.isFull(page.rows());
        tail.extended(page, pages);
        grant = tail.grant();
        end = tail.proof();
        if (tail.over()) {
            mode = Mode.WALK;
        }
    }

    private int beginAgain(int none) {
        restarts++;
        failure =
                restarts > RESTARTS ? "rows came before those that had been read, %d times".formatted(restarts) : null;
        mode = Mode.WALK;
        anchor = new Anchor();
        pace.rest();
        return none;
    }

    @Override
    public boolean straight() {
        return straight;
    }

    @Override
    public int overlap() {
        return 1 + pace.margin();
    }

    @Override
    public boolean walking() {
        return mode == Mode.WALK;
    }

    @Override
    public int grant() {
        return grant;
    }

    @Override
    public @Nullable String end() {
        return end;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public @Nullable String doubt() {
        return tail.doubt(anchor.position());
    }
}
