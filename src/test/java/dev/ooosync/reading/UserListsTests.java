package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.reading.UserLists.State;
import dev.ooosync.reading.UserLists.UserList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What some users list, over pages that are fetched by real threads. */
@Timeout(30)
class UserListsTests {

    private static final int IN_FLIGHT = 4;

    /** Each user lists two entries, 10 and 11 times the user's id; user 0 has left. */
    private static final class Pages implements PageSource {
        final AtomicLong requests = new AtomicLong();
        final AtomicInteger underWay = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final CyclicBarrier together = new CyclicBarrier(IN_FLIGHT);

        @Override
        public List<SentRow> fetch(PageRequest request) {
            requests.incrementAndGet();
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                if (request.skip() == 0 && request.owner() > 0 && request.owner() <= IN_FLIGHT) {
                    together.await(10, TimeUnit.SECONDS);
                }
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("fewer pages are under way than may be", e);
            } finally {
                underWay.decrementAndGet();
            }
            long user = request.owner();
            List<Long> ids = user == 0 ? List.of() : List.of(10 * user, 11 * user);
            return History.rows(ids.subList(Math.min(request.skip(), ids.size()), ids.size()));
        }

        @Override
        public long requests() {
            return requests.get();
        }
    }

    private final Pages pages = new Pages();

    private Map<Long, UserList> read(long budget, LongPredicate refused, Long... users) {
        return new UserLists(pages, refused, History.settings(20, IN_FLIGHT, null, null), budget).of(List.of(users));
    }

    @Test
    void as_many_users_are_asked_for_at_a_time_as_may_be_in_flight_and_never_more() {
        Long[] users = LongStream.rangeClosed(1, 3 * IN_FLIGHT).boxed().toArray(Long[]::new);

        Map<Long, UserList> lists = read(1000, user -> false, users);

        assertThat(pages.most).hasValue(IN_FLIGHT);
        assertThat(lists.values()).extracting(UserList::state).containsOnly(State.READ);
        assertThat(lists.get(3L).ids()).containsExactlyInAnyOrder(30L, 33L);
        assertThat(pages.requests).hasValue(2L * users.length);
    }

    @Test
    void a_user_who_is_refused_has_left_and_costs_no_second_look() {
        assertThat(read(1000, user -> user == 0, 0L)).containsEntry(0L, new UserList(State.REFUSED, Set.of()));
        assertThat(pages.requests).hasValue(1);
    }

    @Test
    void what_the_budget_has_no_room_for_is_left_open() {
        assertThat(read(0, user -> false, 0L)).containsEntry(0L, new UserList(State.UNREAD, Set.of()));
        assertThat(pages.requests).hasValue(0);
    }
}
