package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        private long requests;

        ChangingList(long seed) {
            random = new Random(seed);
            int size = random.nextInt(random.nextBoolean() ? 12 : 60);
            while (ids.size() < size) {
                ids.add(1L + random.nextInt(200));
            }
            throughout = new HashSet<>(ids);
            grant = 2 + random.nextInt(random.nextBoolean() ? 4 : 30);
            changesIn100 = random.nextInt(80);
        }

        @Override
        public List<SentRow> fetch(PageRequest request) {
            requests++;
            if (requests > 1) {
                while (random.nextInt(100) < changesIn100) {
                    change();
                }
            }
            return ids.stream()
                    .skip(request.skip())
                    .limit(Math.min(grant, request.take()))
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

    private static final SyncSettings.Reading SETTINGS =
            new SyncSettings.Reading(20, 1, 5000, Duration.ofHours(6), null, null, null, null);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_was_there_throughout_is_in_a_whole_list(boolean isShort) {
        int whole = 0;
        int emptied = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ChangingList list = new ChangingList(seed);
            Set<Long> read = new HashSet<>();
            WholeList.Outcome outcome = isShort
                    ? WholeList.readShort(list, SETTINGS, 500, row -> read.add(row.id()))
                    : WholeList.read(list, SETTINGS, 500, row -> read.add(row.id()));
            if (outcome.complete()) {
                whole++;
                assertThat(read).as("seed %d: %s", seed, outcome.proof()).containsAll(list.throughout);
            }
            emptied += outcome.proof().contains("were empty") ? 1 : 0;
        }
        assertThat(whole).isGreaterThan((SEEDS - emptied) * 9 / 20);
    }
}
