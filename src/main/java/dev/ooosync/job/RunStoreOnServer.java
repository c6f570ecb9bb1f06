package dev.ooosync.job;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.warehouse.RunStoreSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A run store on the warehouse's PostgreSQL server, for hosts without a disk of their own. All jobs share its tables. */
final class RunStoreOnServer {

    private RunStoreOnServer() {}

    static RunStore open(RunStoreSource source) {
        try {
            if (!source.hasTable("batch_job_instance")) {
                createTables(source);
            }
            return new RunStore(source.dataSource(), "POSTGRES", source::close);
        } catch (DataAccessException e) {
            source.close();
            throw DatabaseFailure.of("The run store on the warehouse's server cannot be opened", e);
        }
    }

    /** All of them or none: PostgreSQL takes definitions into the transaction. */
    private static void createTables(RunStoreSource source) {
        new TransactionTemplate(new JdbcTransactionManager(source.dataSource()))
                .executeWithoutResult(status -> new ResourceDatabasePopulator(
                                new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                        .execute(source.dataSource()));
    }
}
