package dev.ooosync.warehouse;

import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Warehouses with tables and without rows, made once by each test process: to copy one takes a tenth of the time. */
final class Prepared {

    private static final Map<Kind, WarehouseUnderTest> MADE = new EnumMap<>(Kind.class);

    private Prepared() {}

    static synchronized WarehouseUnderTest copy(Kind kind, Path directory) {
        WarehouseUnderTest made = MADE.computeIfAbsent(kind, Prepared::make);
        String url = made.settings().url();
        if (kind == Kind.POSTGRESQL) {
            String copy = PostgresServer.newDatabase(url.substring(url.lastIndexOf('/') + 1));
            return WarehouseUnderTest.of(
                    WarehouseUnderTest.settings(copy, PostgresServer.USER, 3), copy, PostgresServer.USER);
        }
        try (Stream<Path> files = Files.list(made.settings().file().getParent())) {
            for (Path file :
                    files.filter(any -> !any.toString().endsWith(".lock")).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
            return kind.none(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WarehouseUnderTest make(Kind kind) {
        try {
            Path directory = Files.createTempDirectory("prepared");
            WarehouseUnderTest made = kind.none(directory);
            try (WarehouseSession session = made.warehouse().lock(Instant.EPOCH);
                    PublishSession publish = session.publishing()) {
                publish.publish(false, null);
            }
            try (Stream<Path> files = Files.list(directory)) {
                Stream.concat(Stream.of(directory), files)
                        .forEach(path -> path.toFile().deleteOnExit());
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
