package dev.ooosync.calcom;

import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One exchange at a time, when the governor lets it go: from a request to a complete answer, or to the reason why not. */
final class Exchanges {

    /** Of callers, each of which can keep a connection. */
    private static final int CALLERS = 16;
    /** Shorter than what servers and edges keep idle connections for, so that a reused one is seldom a dead one. */
    private static final int IDLE_SECONDS = 30;

    private final OkHttpClient http;
    private final InstantSource clock;
    private final Waiting waiting;
    private final RateGovernor governor;
    private final Refusals refusals;
    private volatile boolean closed;

    /** @param settings whose timeouts hold */
    Exchanges(
            SyncSettings.CalCom settings,
            InstantSource clock,
            Waiting waiting,
            RateGovernor governor,
            Refusals refusals) {
        this.http = http(settings);
        this.clock = clock;
        this.waiting = waiting;
        this.governor = governor;
        this.refusals = refusals;
    }

    private static OkHttpClient http(SyncSettings.CalCom settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .connectionPool(new ConnectionPool(CALLERS, IDLE_SECONDS, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** @throws StoppedException when the thread is interrupted, or the client closed */
    Answer exchange(Request request) throws AttemptFailure {
        awaitLeave();
        waiting.tally().request();
        Call call = http.newCall(request);
        Instant sent = clock.instant();
        try {
            return answer(call, sent);
        } catch (IOException e) {
            if (closed || isInterrupt(e)) {
                throw stopped();
            }
            throw refusals.of(e);
        }
    }

    /** Ends every exchange under way, and all further ones, as stopped. */
    void close() {
        closed = true;
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private Answer answer(Call call, Instant sent) throws IOException {
        boolean told = false;
        try (Response response = call.execute()) {
            Instant received = clock.instant();
            RateLimitHeaders limits = RateLimitHeaders.of(response.headers(), received);
            governor.answered(sent, received, response.code(), limits.limits());
            waiting.tally().skew(ClockSkew.of(response.headers(), sent, received));
            told = true;
            byte[] body = response.body().bytes();
            return new Answer(response.code(), response.headers(), body, limits, received);
        } finally {
            if (!told) {
                governor.unanswered();
            }
        }
    }

    private void awaitLeave() {
        while (true) {
            if (closed || Thread.currentThread().isInterrupted()) {
                throw stopped();
            }
            Duration wait = governor.admit(clock);
            if (wait.isZero()) {
                return;
            }
            waiting.awaitLimit(wait, clock.instant());
        }
    }

    /** OkHttp says "interrupted" for a thread's interrupt and "timeout" for its own call timeout, both in this class. */
    private static boolean isInterrupt(IOException e) {
        boolean interrupted = Thread.currentThread().isInterrupted()
                || e instanceof InterruptedIOException
                        && !(e instanceof SocketTimeoutException)
                        && !"timeout".equals(e.getMessage());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return interrupted;
    }

    private StoppedException stopped() {
        return new StoppedException(closed ? "The client of Cal.com was closed." : "Interrupted.");
    }
}
