package dev.ooosync.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Databases that cannot keep every text. */
class EncodingTests {

    private static final String REMEDY = "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0";

    private final Logger logger = (Logger) LoggerFactory.getLogger(PostgresWarehouse.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String url;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        PostgresServer.drop(url);
    }

    private Warehouse in(String encoding) {
        url = PostgresServer.newDatabaseIn(encoding);
        return Warehouse.of(WarehouseUnderTest.settings(url, PostgresServer.USER, 3));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "");
    }

    private List<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static SyncException refused(Warehouse warehouse) {
        SyncException failure = catchThrowableOfType(
                SyncException.class, () -> warehouse.lock(Instant.EPOCH).close());
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void a_new_warehouse_is_refused_and_nothing_is_made(String encoding) throws Exception {
        SyncException failure = refused(in(encoding));

        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure.getMessage()).contains(url, encoding, REMEDY);
        try (Connection connection = connect()) {
            assertThat(WarehouseUnderTest.rows(
                            connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'calcom%'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void one_that_is_there_is_warned_of_and_works(String encoding) throws Exception {
        Warehouse warehouse = in(encoding);
        try (Connection connection = connect()) {
            new SchemaFiles(new Database(connection, PostgresEngine.DIALECT)).apply();
        }

        try (WarehouseSession session = warehouse.lock(Instant.EPOCH);
                PublishSession publish = session.publishing()) {
            publish.publish(false, null);
        }

        assertThat(warnings()).singleElement().asString().contains(url, encoding, REMEDY, "copy FROM TO");
    }

    @Test
    void in_unicode_there_is_nothing_to_say() {
        Warehouse warehouse = in("UTF8");

        warehouse.lock(Instant.EPOCH).close();

        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_text_that_is_refused_later_is_configuration() throws Exception {
        in("LATIN1");
        try (Connection connection = connect()) {
            Database database = new Database(connection, PostgresEngine.DIALECT);
            SyncException failure = DatabaseFailure.of(
                    "A page cannot be staged",
                    catchThrowableOfType(Exception.class, () -> database.execute("SELECT '€'")));

            assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.FIX_CONFIGURATION);
            assertThat(failure.getMessage()).contains("LATIN1", REMEDY);
        }
    }
}
