package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks until there is an answer, or until asking again cannot help. Follows {@link RetryPolicy}, and waits out blocks. */
final class Retries {

    static final int BLOCKS_IN_A_ROW = 5;

    private static final Logger log = LoggerFactory.getLogger(Retries.class);

    private final Exchanges exchanges;
    private final RateGovernor governor;
    private final Refusals refusals;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final Waiting waiting;

    Retries(
            Exchanges exchanges,
            RateGovernor governor,
            Refusals refusals,
            RetryPolicy policy,
            RandomGenerator random,
            Waiting waiting) {
        this.exchanges = exchanges;
        this.governor = governor;
        this.refusals = refusals;
        this.policy = policy;
        this.random = random;
        this.waiting = waiting;
    }

    /** Reads the body of an answer. */
    interface Decoder<T> {
        T decode(Answer answer) throws AttemptFailure;
    }

    /** @throws SyncException the last failure as its cause, the earlier ones suppressed in it */
    <T> T get(Request request, Decoder<T> decoder) {
        return get(request, Set.of(200), decoder);
    }

    /** @param accepted the statuses that are answers to the decoder, and no failures */
    <T> T get(Request request, Set<Integer> accepted, Decoder<T> decoder) {
        List<AttemptFailure> failures = new ArrayList<>();
        while (true) {
            try {
                Answer answer = unblocked(request);
                if (accepted.contains(answer.status())) {
                    return decode(decoder, answer);
                }
                throw named(refusals.of(answer), answer);
            } catch (AttemptFailure failure) {
                failures.add(failure);
                if (!policy.again(failures.size(), failure)) {
                    throw given(request, failures);
                }
            }
            pauseAfter(request, failures);
        }
    }

    private Answer unblocked(Request request) throws AttemptFailure {
        for (int blocks = 0; ; blocks++) {
            Answer answer = exchanges.exchange(request);
            if (answer.status() != 429) {
                return answer;
            }
            waiting.tally().refused();
            Duration block = answer.block();
            if (blocks == BLOCKS_IN_A_ROW) {
                throw named(
                        AttemptFailure.lasting(
                                Remedy.RUN_LATER,
                                "429 even after waiting out " + blocks + " blocks in a row: something else uses up the"
                                        + " requests of these credentials"),
                        answer);
            }
            Duration wait = block.plusMillis(random.nextLong(1_000));
            log.warn("{}: 429, the rate limit is used up for {}", path(request), seconds(wait));
            governor.hold(answer.received().plus(wait));
        }
    }

    private void pauseAfter(Request request, List<AttemptFailure> failures) {
        int failed = failures.size();
        Duration wait = policy.backoff(failed, random);
        String found = failures.get(failed - 1).found();
        log.warn("{}: {}; attempt {} of {} in {}", path(request), found, failed + 1, policy.attempts(), seconds(wait));
        waiting.await(wait);
        waiting.tally().retry();
    }

    private static <T> T decode(Decoder<T> decoder, Answer answer) throws AttemptFailure {
        try {
            return decoder.decode(answer);
        } catch (AttemptFailure failure) {
            throw named(failure, answer);
        }
    }

    private static AttemptFailure named(AttemptFailure failure, Answer answer) {
        String request = answer.requestId().map(id -> " (request " + id + ")").orElse("");
        return new AttemptFailure(failure.remedy(), failure.isPassing(), failure.found() + request, null);
    }

    private static SyncException given(Request request, List<AttemptFailure> failures) {
        int attempts = failures.size();
        AttemptFailure last = failures.get(attempts - 1);
        String tried = attempts == 1 ? "1 attempt" : attempts + " attempts";
        SyncException exception =
                new SyncException(last.remedy(), path(request) + ": " + last.found() + ", after " + tried + ".", last);
        failures.subList(0, attempts - 1).forEach(exception::addSuppressed);
        return exception;
    }

    /** Without the query: it may hold an address. */
    private static String path(Request request) {
        return request.method() + " " + request.url().encodedPath();
    }

    private static String seconds(Duration wait) {
        return String.format(Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0);
    }
}
