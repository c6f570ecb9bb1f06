package dev.ooosync.job;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.WarehouseSession;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch's metadata: in an H2 file, or on the warehouse's server. Made without an application context: Spring
 * Batch's own factories need none, and a context takes long to start. Only to be opened under the warehouse's lock.
 */
final class RunStore implements AutoCloseable {

    private final PlatformTransactionManager transactionManager;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Runnable closing;

    /** @param closing gives back what the data source holds */
    RunStore(DataSource source, String databaseType, Runnable closing) {
        this.transactionManager = new JdbcTransactionManager(source);
        this.repository = repository(source, databaseType, transactionManager);
        this.operator = operator(repository, transactionManager);
        this.closing = closing;
    }

    /** The one that the settings name, on the warehouse's server or in a file. */
    static RunStore open(SyncSettings settings, WarehouseSession session) {
        return settings.runStoreInWarehouse()
                ? RunStoreOnServer.open(session.runStore())
                : RunStoreFile.open(settings.runStore(), settings.job());
    }

    /** In human-readable form. */
    static String name(SyncSettings settings) {
        return settings.runStoreInWarehouse()
                ? "The run store on the warehouse's server"
                : "The run store in " + settings.runStore();
    }

    private static JobRepository repository(
            DataSource source, String databaseType, PlatformTransactionManager transactionManager) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setDatabaseType(databaseType);
        factory.setTransactionManager(transactionManager);
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch's repository cannot be made", e);
        }
    }

    private static JobOperator operator(JobRepository repository, PlatformTransactionManager transactionManager) {
        JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
        factory.setJobRepository(repository);
        factory.setJobRegistry(new MapJobRegistry());
        factory.setTransactionManager(transactionManager);
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch's operator cannot be made", e);
        }
    }

    JobRepository repository() {
        return repository;
    }

    JobOperator operator() {
        return operator;
    }

    PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    @Override
    public void close() {
        closing.run();
    }
}
