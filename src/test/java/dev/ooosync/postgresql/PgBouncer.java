package dev.ooosync.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The pgbouncer that is installed here, on loopback, before a database. */
public final class PgBouncer implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer");

    private final int port;
    private final Process process;
    private final String url;

    /**
     * Skips the test, aloud, where there is none.
     *
     * @param directory an empty one
     * @param url the database's own
     * @param settings lines of pgbouncer's section of that name, such as {@code pool_mode = transaction}
     */
    public PgBouncer(Path directory, String url, String... settings) throws IOException {
        String program = program();
        URI server = URI.create(url.substring("jdbc:".length()));
        String database = server.getPath().substring(1);
        port = freePort();
        Path users = Files.writeString(directory.resolve("users.txt"), "\"%s\" \"\"\n".formatted(PostgresServer.USER));
        Path file = Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                %s = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                %s
                """.formatted(
                        database, server.getPort(), port, users, String.join("\n", settings)));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(program, file.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // It does not run as root.
            command.addAll(1, List.of("-u", "nobody"));
        }
        Path log = directory.resolve("pgbouncer.log");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        this.url = url.replaceFirst(":" + server.getPort() + "/", ":" + port + "/");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .failFast(
                        () -> assertThat(process.isAlive()).as(() -> text(log)).isTrue())
                .until(this::listens);
    }

    /** The database's URL by way of the pool. */
    public String url() {
        return url;
    }

    private static String program() {
        String path = Stream.concat(Stream.ofNullable(System.getProperty("pgbouncer")), PLACES.stream())
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("");
        if (path.isEmpty()) {
            System.err.println("SKIPPED: pgbouncer is not installed, so no warehouse is looked for behind a pool");
        }
        assumeTrue(!path.isEmpty());
        return path;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
