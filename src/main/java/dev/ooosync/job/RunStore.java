package dev.ooosync.job;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch's metadata in an H2 file, one per job. The warehouse does not depend on it: a file that H2 cannot read is
 * put aside, and the next run reads from the start.
 */
final class RunStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final ConfigurableApplicationContext context;

    private RunStore(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens a job's run store.
     *
     * @throws SyncException {@link Remedy#WAIT} when another process has it open
     */
    static RunStore open(Path directory, String job) {
        Path database = directory.toAbsolutePath().normalize().resolve(job);
        // WRITE_DELAY=0: a commit is on disk when it returns. Without it a kill loses committed chunks.
        String url = "jdbc:h2:file:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        makeReady(database, url);
        return new RunStore(new SpringApplicationBuilder(Infrastructure.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.main.banner-mode", "off",
                        "spring.main.log-startup-info", "false",
                        "spring.datasource.url", url,
                        "spring.datasource.hikari.pool-name", "run-store",
                        "spring.datasource.hikari.maximum-pool-size", "2",
                        "spring.batch.job.enabled", "false",
                        "spring.batch.jdbc.initialize-schema", "never"))
                .run());
    }

    private static void makeReady(Path database, String url) {
        try {
            Files.createDirectories(database.getParent());
            try (Connection connection = openOrPutAside(database, url)) {
                createTablesOnce(connection);
            }
        } catch (IOException | SQLException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "The run store " + database + ".mv.db cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Connection openOrPutAside(Path database, String url) throws SQLException, IOException {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new SyncException(
                        Remedy.WAIT, "Another run has the run store " + database + ".mv.db open. Nothing was done.", e);
            }
            Path file = Path.of(database + ".mv.db");
            if (!Files.isReadable(file) || !Files.isWritable(file)) {
                throw e;
            }
            Path aside = Path.of(database + ".mv.db.broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The run store {} cannot be read and is now {}; the list is read from the start.", file, aside);
            return DriverManager.getConnection(url);
        }
    }

    /**
     * Not left to initialize-schema=always, which writes a stack trace per table into a trace file at each start. The
     * script commits each statement; its last one tells whether an earlier start was killed before it.
     */
    private static void createTablesOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT 1 FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_NAME = 'BATCH_JOB_INSTANCE_SEQ'")) {
            if (!last.next()) {
                statement.execute("DROP ALL OBJECTS");
                new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                        .populate(connection);
            }
        }
    }

    JobRepository repository() {
        return context.getBean(JobRepository.class);
    }

    JobOperator operator() {
        return context.getBean(JobOperator.class);
    }

    PlatformTransactionManager transactionManager() {
        return context.getBean(PlatformTransactionManager.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Infrastructure {}
}
