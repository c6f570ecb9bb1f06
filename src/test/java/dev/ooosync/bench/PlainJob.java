package dev.ooosync.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.AbstractPagingItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The job one would write without us: the framework's paging reader over skip and take, its batch writer with an upsert,
 * its metadata in an H2 file. One table, no history, no proof, no days.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class PlainJob {

    private static final int TAKE = 250;
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS ooo_entry (id BIGINT PRIMARY KEY, uuid VARCHAR, user_id BIGINT,"
                    + " to_user_id BIGINT, start_at VARCHAR, end_at VARCHAR, reason VARCHAR, notes VARCHAR)";
    private static final String UPSERT =
            "INSERT INTO ooo_entry VALUES (:id, :uuid, :userId, :toUserId, :start, :end, :reason, :notes)"
                    + " ON CONFLICT (id) DO UPDATE SET uuid = excluded.uuid, user_id = excluded.user_id,"
                    + " to_user_id = excluded.to_user_id, start_at = excluded.start_at, end_at = excluded.end_at,"
                    + " reason = excluded.reason, notes = excluded.notes";

    record Entry(
            long id,
            String uuid,
            long userId,
            @Nullable Long toUserId,
            String start,
            String end,
            @Nullable String reason,
            @Nullable String notes) {}

    record Page(List<Entry> data) {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(Path.of("var"));
        SingleConnectionDataSource duckDb = new SingleConnectionDataSource("jdbc:duckdb:var/plain.duckdb", true);
        new JdbcTemplate(duckDb).execute(TABLE);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlainJob.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.main.banner-mode", "off",
                        "spring.datasource.url", "jdbc:h2:file:./var/plain-run-store",
                        "spring.batch.jdbc.initialize-schema", "always",
                        "spring.batch.job.enabled", "false"))
                .run()) {
            JobExecution execution = context.getBean(JobOperator.class)
                    .start(
                            job(context, duckDb),
                            new JobParametersBuilder()
                                    .addLong("at", System.nanoTime())
                                    .toJobParameters());
            if (execution.getStatus().isUnsuccessful()) {
                throw new IllegalStateException(
                        execution.getAllFailureExceptions().toString());
            }
        }
        duckDb.destroy();
    }

    private static Job job(ConfigurableApplicationContext context, SingleConnectionDataSource duckDb) {
        JobRepository repository = context.getBean(JobRepository.class);
        return new JobBuilder("plain", repository)
                .start(new StepBuilder("copy", repository)
                        .<Entry, Entry>chunk(TAKE)
                        // DuckDB's own: without a transaction every single row would be a commit.
                        .transactionManager(new JdbcTransactionManager(duckDb))
                        .reader(new Reader())
                        .writer(new JdbcBatchItemWriterBuilder<Entry>()
                                .dataSource(duckDb)
                                .sql(UPSERT)
                                .itemSqlParameterSourceProvider(SimplePropertySqlParameterSource::new)
                                .assertUpdates(false)
                                .build())
                        .build())
                .build();
    }

    private static final class Reader extends AbstractPagingItemReader<Entry> {

        private final HttpClient client = HttpClient.newHttpClient();
        private final JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        Reader() {
            setPageSize(TAKE);
            setName("entries");
        }

        @Override
        protected void doReadPage() {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("CALCOM_BASE_URL")
                                + "/v2/organizations/17/ooo?take=" + TAKE + "&skip=" + getPage() * TAKE))
                        .header("Authorization", "Bearer cal_sandbox")
                        .build();
                String body = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                results = new ArrayList<>(mapper.readValue(body, Page.class).data());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
