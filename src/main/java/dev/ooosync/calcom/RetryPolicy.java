package dev.ooosync.calcom;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * When to try again, and how long to wait before. The one place that decides it: OkHttp's own retry is off. Answers
 * with 429 are not failures and are not counted here.
 *
 * @param attempts exchanges at most, the first included
 * @param first longest wait after the first failure; it doubles with each further one
 * @param most longest wait after any failure
 */
record RetryPolicy(int attempts, Duration first, Duration most) {

    /** The longest waits add up to 61 s: a server's restart, or a block nobody announced, can pass. */
    static final RetryPolicy STANDARD = new RetryPolicy(7, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Whether another attempt follows after so many failed ones. */
    boolean again(int failed, AttemptFailure last) {
        return last.isPassing() && failed < attempts;
    }

    /** Anything from nothing to the longest wait, evenly, so that callers who failed together do not return together. */
    Duration backoff(int failed, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(longest(failed).toNanos() + 1));
    }

    Duration longest(int failed) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, 30));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    /** The server was too slow, or has troubles of its own; everything else it means. */
    static boolean isPassing(int status) {
        return status == 408 || status >= 500;
    }

    /** No answer may come at the next attempt, unless it is the certificate that is wrong. */
    static boolean isPassing(IOException failure) {
        return !(failure instanceof SSLPeerUnverifiedException) && !isAboutCertificate(failure);
    }

    private static boolean isAboutCertificate(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
