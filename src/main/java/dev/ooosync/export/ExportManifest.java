package dev.ooosync.export;

import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of a set of exported files: {@code manifest.json} in their directory.
 *
 * @param orgId the organization that the run has read
 * @param organizations those that the files hold: all of the warehouse, each with its own as_of in {@code freshness}
 * @param asOf when the run's reading began (UTC, ISO 8601 with Z)
 * @param completeness complete or unproven
 * @param rows how many rows each file holds, by the name of its table or view
 */
record ExportManifest(
        String runId,
        String job,
        long orgId,
        List<Long> organizations,
        String asOf,
        String status,
        String completeness,
        Map<String, Long> rows) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static ExportManifest of(RunHeader run, RunResult result, List<Long> organizations, Map<String, Long> rows) {
        return new ExportManifest(
                run.runId(),
                run.job(),
                run.orgId(),
                organizations,
                result.reading().asOf() + "Z",
                result.status(),
                result.reading().verdict().kind().stored(),
                rows);
    }

    /** Whether the run is one of the same job for the same organization: else the name current would say now this, now that. */
    boolean isOf(RunHeader run) {
        return job.equals(run.job()) && orgId == run.orgId();
    }

    void write(Path set) throws IOException {
        Files.writeString(file(set), MAPPER.writeValueAsString(this) + "\n");
    }

    /** The manifest of a set; null when there is none that can be read. */
    static @Nullable ExportManifest read(Path set) throws IOException {
        try {
            return Files.exists(file(set)) ? MAPPER.readValue(Files.readString(file(set)), ExportManifest.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Path file(Path set) {
        return set.resolve("manifest.json");
    }
}
