package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTests {

    private static final RetryPolicy POLICY = RetryPolicy.STANDARD;

    @Test
    void waits_double_from_one_second_to_thirty_and_outlast_a_block_in_all() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(POLICY::longest).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(IntStream.range(1, POLICY.attempts())
                        .mapToLong(failed -> POLICY.longest(failed).toSeconds())
                        .sum())
                .isGreaterThan(60);
    }

    @Test
    void a_wait_is_anything_up_to_the_longest() {
        Random random = new Random(1);
        int[] quarters = new int[4];
        for (int i = 0; i < 2_000; i++) {
            Duration wait = POLICY.backoff(5, random);
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(16));
            quarters[(int) Math.min(3, wait.toMillis() / 4_000)]++;
        }
        assertThat(IntStream.of(quarters)).allMatch(count -> count > 400);
    }

    @Test
    void attempts_are_bounded_and_lasting_failures_have_only_one() {
        AttemptFailure passing = AttemptFailure.passing(Remedy.RUN_LATER, "503");
        assertThat(POLICY.again(6, passing)).isTrue();
        assertThat(POLICY.again(7, passing)).isFalse();
        assertThat(POLICY.again(1, AttemptFailure.lasting(Remedy.FIX_ACCESS, "401")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520, 530})
    void these_statuses_pass(int status) {
        assertThat(RetryPolicy.isPassing(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 304, 400, 401, 403, 404, 410, 422, 498})
    void these_statuses_last(int status) {
        assertThat(RetryPolicy.isPassing(status)).isFalse();
    }

    @Test
    void a_network_passes_but_a_certificate_lasts() {
        assertThat(RetryPolicy.isPassing(new ConnectException("refused"))).isTrue();
        assertThat(RetryPolicy.isPassing(new UnknownHostException("host"))).isTrue();
        assertThat(RetryPolicy.isPassing(new SocketTimeoutException("timeout"))).isTrue();
        assertThat(RetryPolicy.isPassing(new IOException("unexpected end of stream")))
                .isTrue();
        assertThat(RetryPolicy.isPassing(new SSLHandshakeException("closed"))).isTrue();
        assertThat(RetryPolicy.isPassing(new SSLPeerUnverifiedException("other host")))
                .isFalse();
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException());
        assertThat(RetryPolicy.isPassing(untrusted)).isFalse();
    }
}
