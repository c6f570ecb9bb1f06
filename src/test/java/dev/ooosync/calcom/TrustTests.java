package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate of one's own, as behind a company's proxy. */
class TrustTests {

    @TempDir
    static Path directory;

    private static SelfSigned certificate;

    private final Lab lab = new Lab();

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = new SelfSigned(directory);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_certificate_nobody_vouches_for_is_a_matter_of_configuration_and_not_retried() throws Exception {
        lab.server.useHttps(certificate.identity());
        SyncException failure = lab.failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("no answer from https://localhost:")
                .hasMessageContaining("The certificate is not trusted")
                .hasMessageEndingWith("after 1 attempt.");
        assertThat(lab.time.pauses()).isEmpty();
    }

    @Test
    void the_trust_store_of_the_jvm_is_used() throws Exception {
        lab.server.useHttps(certificate.identity());
        lab.answers(Lab.page());
        System.setProperty("javax.net.ssl.trustStore", certificate.trustStore().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", SelfSigned.PASSWORD);
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }
}
