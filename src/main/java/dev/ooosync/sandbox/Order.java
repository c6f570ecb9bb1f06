package dev.ooosync.sandbox;

import java.util.Comparator;

/** The order of a listing; only {@link #ID} is total, the others leave ties ({@code calcom-api.md} 1.3). */
enum Order {
    ID(Comparator.comparingLong(SandboxEntry::id)),
    START_ASC(Comparator.comparing(SandboxEntry::start)),
    START_DESC(Comparator.comparing(SandboxEntry::start).reversed()),
    END_ASC(Comparator.comparing(SandboxEntry::end)),
    END_DESC(Comparator.comparing(SandboxEntry::end).reversed()),
    /** None that a reader could know: every row ties, and a fixed hash decides. */
    SHUFFLED((left, right) -> 0);

    private final Comparator<SandboxEntry> comparator;

    Order(Comparator<SandboxEntry> comparator) {
        this.comparator = comparator;
    }

    Comparator<SandboxEntry> comparator() {
        return comparator;
    }
}
