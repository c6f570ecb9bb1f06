package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate of one's own, as behind a company's proxy. */
class TrustTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    private static Path store;

    private final Lab lab = new Lab();

    @BeforeAll
    static void makeCertificate() throws Exception {
        store = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_certificate_nobody_vouches_for_is_a_matter_of_configuration_and_not_retried() throws Exception {
        lab.server.useHttps(identity());
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
        lab.server.useHttps(identity());
        lab.answers(Lab.page());
        System.setProperty("javax.net.ssl.trustStore", trustStore().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    private static SSLSocketFactory identity() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    private static Path trustStore() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", load().getCertificate("server"));
        Path file = directory.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore load() throws Exception {
        KeyStore identity = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            identity.load(in, PASSWORD.toCharArray());
        }
        return identity;
    }
}
