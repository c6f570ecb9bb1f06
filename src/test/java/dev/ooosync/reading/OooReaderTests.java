package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ReaderNotOpenException;
import tools.jackson.databind.node.JsonNodeFactory;

/** The reader as a chunk step uses it, over pages that are fetched by real threads. */
@Timeout(30)
class OooReaderTests {

    private static final int TAKE = 10;

    /** A list of the ids 1 to {@code rows}; {@code interfere} runs on the fetching thread. */
    private static final class Pages implements PageSource {
        private final int rows;
        private final AtomicLong requests = new AtomicLong();
        private final Set<Integer> skips = ConcurrentHashMap.newKeySet();
        volatile UnaryOperator<PageRequest> interfere = request -> request;

        Pages(int rows) {
            this.rows = rows;
        }

        @Override
        public List<SentRow> fetch(PageRequest request) {
            requests.incrementAndGet();
            skips.add(request.skip());
            PageRequest page = interfere.apply(request);
            return LongStream.range(page.skip(), Math.min(rows, page.skip() + page.take()))
                    .mapToObj(i -> new SentRow(i + 1, JsonNodeFactory.instance.objectNode()))
                    .toList();
        }

        @Override
        public long requests() {
            return requests.get();
        }
    }

    private @Nullable Watermark staged;
    private final ExecutionContext context = new ExecutionContext();
    private final List<OooReader> opened = new ArrayList<>();

    @AfterEach
    void closeReaders() {
        opened.forEach(OooReader::close);
    }

    @Test
    void reads_all_rows_once_and_knows_that_they_are_all() throws Exception {
        OooReader reader = open(new Pages(95));
        assertThat(rest(reader)).hasSize(95).doesNotHaveDuplicates();
        assertThat(reader.read()).isNull();
        assertThat(reader.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void an_empty_list_is_complete() throws Exception {
        OooReader reader = open(new Pages(0));
        assertThat(rest(reader)).isEmpty();
        assertThat(reader.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
        assertThat(reader.requests()).isEqualTo(6);
    }

    @Test
    void goes_on_from_the_watermark_in_staging_and_not_from_the_execution_context() throws Exception {
        Pages pages = new Pages(60);
        OooReader first = open(pages);
        for (int i = 0; i < 25; i++) {
            staged = first.read().watermark();
        }
        first.read();
        first.update(context);
        first.close();
        assertThat(rest(open(pages))).containsExactlyElementsOf(ids(26, 60));
    }

    @Test
    void counts_the_requests_of_earlier_processes() throws Exception {
        staged = new Watermark(Sweep.ANCHORED, 4, 5L, null, 1000);
        Pages pages = new Pages(5);
        pages.requests.set(7);
        OooReader reader = open(pages);
        rest(reader);
        assertThat(reader.requests()).isEqualTo(1007);
    }

    @Test
    void a_used_up_budget_ends_the_reading_as_unproven() throws Exception {
        staged = new Watermark(Sweep.ANCHORED, 4, 5L, null, 4998);
        OooReader reader = open(new Pages(1_000));
        assertThat(rest(reader)).isNotEmpty();
        assertThat(reader.verdict().kind()).isEqualTo(Verdict.Kind.UNPROVEN);
        assertThat(reader.verdict().proof()).isEqualTo("the budget of 5000 requests is used up");
        assertThat(reader.requests()).isBetween(5000L, 5004L);
    }

    @Test
    void a_failure_passes_through_unchanged_and_opening_again_goes_on() throws Exception {
        IllegalStateException outage = new IllegalStateException("outage");
        Pages pages = new Pages(60);
        pages.interfere = failing(27, outage);
        OooReader reader = open(pages);
        assertThatThrownBy(() -> {
                    for (ReadEntry row = reader.read(); row != null; row = reader.read()) {
                        staged = row.watermark();
                    }
                })
                .isSameAs(outage);
        pages.interfere = request -> request;
        assertThat(rest(open(pages))).containsExactlyElementsOf(ids(29, 60));
    }

    @Test
    void pages_ahead_are_under_way_at_the_same_time() throws Exception {
        Pages pages = new Pages(200);
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger met = new AtomicInteger();
        pages.interfere = request -> {
            // From the third page on there are four in flight: each waits for three others.
            if (request.skip() >= 18 && request.skip() < 18 + 4 * 9) {
                meet(four);
                met.incrementAndGet();
            }
            return request;
        };
        assertThat(rest(open(pages))).hasSize(200);
        assertThat(met).hasValue(4);
    }

    @Test
    void the_next_pages_travel_while_rows_are_handed_on() throws Exception {
        Pages pages = new Pages(200);
        OooReader reader = open(pages);
        assertThat(reader.read().entry().id()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(pages.skips).containsExactlyInAnyOrder(0, 9, 18));
    }

    @Test
    void a_page_ahead_that_nobody_wants_any_more_is_interrupted_and_its_failure_ignored() throws Exception {
        Pages pages = new Pages(10);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        pages.interfere = request -> {
            if (request.skip() == 18) {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw new IllegalStateException("given up", e);
                }
            } else if (request.skip() == 9) {
                awaitLatch(asked);
            }
            return request;
        };
        OooReader reader = open(pages);
        assertThat(rest(reader)).hasSize(10);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void closing_gives_up_what_is_under_way() throws Exception {
        Pages pages = new Pages(200);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        pages.interfere = request -> {
            if (request.skip() > 0) {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            return request;
        };
        OooReader reader = open(pages);
        reader.read();
        awaitLatch(asked);
        reader.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shows_people_where_it_stands() throws Exception {
        OooReader reader = open(new Pages(12));
        for (int i = 0; i < 3; i++) {
            reader.read();
        }
        reader.update(context);
        assertThat(context.getInt("reading.position")).isEqualTo(2);
        assertThat(context.getLong("reading.anchor")).isEqualTo(3);
        assertThat(context.containsKey("reading.verdict")).isFalse();
        rest(reader);
        reader.update(context);
        assertThat(context.getString("reading.verdict")).isEqualTo("complete");
        assertThat(context.getString("reading.proof")).contains("position 11");
        assertThat(context.getLong("reading.requests")).isEqualTo(reader.requests());
    }

    @Test
    void must_be_opened_first() {
        OooReader reader = new OooReader(new Pages(1), settings(), () -> null);
        assertThatThrownBy(reader::read).isInstanceOf(ReaderNotOpenException.class);
    }

    private OooReader open(PageSource source) {
        OooReader reader = new OooReader(source, settings(), () -> staged);
        opened.add(reader);
        reader.open(context);
        return reader;
    }

    private static SyncSettings.Reading settings() {
        return new SyncSettings.Reading(TAKE, 4, 5000, Duration.ofHours(6), null, null, null, null);
    }

    private static List<Long> rest(OooReader reader) throws InterruptedException {
        List<Long> ids = new ArrayList<>();
        for (ReadEntry row = reader.read(); row != null; row = reader.read()) {
            ids.add(row.entry().id());
        }
        return ids;
    }

    private static List<Long> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static UnaryOperator<PageRequest> failing(int skip, RuntimeException failure) {
        return request -> {
            if (request.skip() == skip) {
                throw failure;
            }
            return request;
        };
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the pages did not overlap", e);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
