package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Lists that change while they are read, in pages of any size: a list that is called whole has everybody who was there. */
class WholeListModelTests {

    private static final int SEEDS = 20_000;

    /** A list by id to which something happens before each page. */
    private static final class ChangingList implements PageSource {

        private final Random random;
        private final TreeSet<Long> ids = new TreeSet<>();
        private final Set<Long> throughout;
        private final int grant;
        private final int changesIn100;
        private final double cuts;
        private long requests;

        ChangingList(Random random) {
            this.random = random;
            int size = random.nextInt(random.nextBoolean() ? 12 : 60);
            while (ids.size() < size) {
                ids.add(1L + random.nextInt(200));
            }
            throughout = new HashSet<>(ids);
            grant = 2 + random.nextInt(random.nextBoolean() ? 4 : 30);
            changesIn100 = random.nextInt(80);
            cuts = new double[] {0, 0.03, 0.06, 0.1}[random.nextInt(4)];
        }

        @Override
        public List<SentRow> fetch(PageRequest request) {
            requests++;
            if (requests > 1) {
                while (random.nextInt(100) < changesIn100) {
                    change();
                }
            }
            long rows = Math.min(Math.min(grant, request.take()), Math.max(0, ids.size() - request.skip()));
            if (rows > 0 && random.nextDouble() < cuts) {
                rows = random.nextInt(5) > 0 ? random.nextInt((int) rows) : Math.min(rows - 1, random.nextInt(2));
            }
            return ids.stream()
                    .skip(request.skip())
                    .limit(rows)
                    .map(id -> SentRow.of(JsonMapper.shared().createObjectNode().put("id", id)))
                    .toList();
        }

        private void change() {
            if (random.nextInt(5) < 3 && !ids.isEmpty()) {
                long gone = new ArrayList<>(ids).get(random.nextInt(ids.size()));
                ids.remove(gone);
                throughout.remove(gone);
            } else {
                ids.add(random.nextBoolean() ? 1L + random.nextInt(200) : 200 + requests);
            }
        }

        @Override
        public long requests() {
            return requests;
        }
    }

    /** A list of each of many owners, all behind one server. */
    private static final class ManyLists implements PageSource {

        private final TreeMap<Long, TreeSet<Long>> byOwner = new TreeMap<>();
        private final Set<Long> throughout = new HashSet<>();
        private final Random random;
        private final int grant;
        private final double cuts;
        private final double changes;
        private int requests;

        ManyLists(long seed) {
            random = new Random(seed);
            int owners = new int[] {1, 2, 5, 20, 100, 200}[random.nextInt(6)];
            for (long owner = 1; owner <= owners; owner++) {
                TreeSet<Long> ids = new TreeSet<>();
                for (int rows = random.nextInt(random.nextBoolean() ? 4 : 15); rows > 0; rows--) {
                    ids.add(1L + random.nextInt(300));
                }
                long first = 1000 * owner;
                ids.forEach(id -> throughout.add(first + id));
                byOwner.put(owner, ids);
            }
            grant = random.nextInt(4) == 0 ? 2 + random.nextInt(12) : 250;
            cuts = new double[] {0, 0.03, 0.06, 0.1}[random.nextInt(4)];
            changes = new double[] {0, 0, 0.02, 0.3}[random.nextInt(4)];
        }

        Set<Long> throughout() {
            return throughout;
        }

        @Override
        public List<SentRow> fetch(PageRequest request) {
            requests++;
            long owner = Objects.requireNonNull(request.owner());
            TreeSet<Long> ids = Objects.requireNonNull(byOwner.get(owner));
            if (requests > 1 && random.nextDouble() < changes) {
                change(owner, ids);
            }
            int from = Math.min(request.skip(), ids.size());
            int rows = Math.min(ids.size() - from, Math.min(grant, request.take()));
            if (rows > 0 && random.nextDouble() < cuts) {
                rows = random.nextInt(rows);
            }
            return ids.stream()
                    .skip(from)
                    .limit(rows)
                    .map(id -> SentRow.of(JsonMapper.shared().createObjectNode().put("id", id)))
                    .toList();
        }

        private void change(long owner, TreeSet<Long> ids) {
            if (random.nextBoolean() && !ids.isEmpty()) {
                long gone = new ArrayList<>(ids).get(random.nextInt(ids.size()));
                ids.remove(gone);
                throughout.remove(1000 * owner + gone);
            } else {
                ids.add(1L + random.nextInt(300));
            }
        }

        @Override
        public long requests() {
            return requests;
        }
    }

    private static final SyncSettings.Reading SETTINGS =
            new SyncSettings.Reading(20, 1, 5000, Duration.ofHours(6), null, null, null, null);

    @Test
    void all_who_were_there_throughout_are_in_a_whole_list() {
        int whole = 0;
        int uncut = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ChangingList list = new ChangingList(new Random(seed));
            Set<Long> read = new HashSet<>();
            Verdict verdict = WholeList.read(list, SETTINGS, 500, row -> read.add(row.id()));
            if (verdict.isComplete()) {
                whole += list.cuts == 0 ? 1 : 0;
                assertThat(read).as("seed %d: %s", seed, verdict.proof()).containsAll(list.throughout);
            }
            uncut += list.cuts == 0 && !verdict.proof().contains("were empty") ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(uncut * 9 / 20);
    }

    @Test
    void all_who_were_there_throughout_are_in_whole_short_lists() {
        int whole = 0;
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            ManyLists lists = new ManyLists(seed);
            ShortLists reading = new ShortLists(SETTINGS, List.copyOf(lists.byOwner.keySet()));
            Set<Long> read = new HashSet<>();
            for (List<PageRequest> wanted = reading.wanted(); !wanted.isEmpty(); wanted = reading.wanted()) {
                PageRequest request = wanted.get(0);
                long owner = Objects.requireNonNull(request.owner());
                reading.accept(request, lists.fetch(request)).forEach(row -> read.add(1000 * owner + row.id()));
            }
            if (reading.complete()) {
                whole++;
                assertThat(read).as("seed %d", seed).containsAll(lists.throughout());
            }
        }
        assertThat(whole).isGreaterThan(SEEDS / 4 / 4);
    }
}
