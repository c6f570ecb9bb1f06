package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The manifest against the schema of Kubernetes' API, strictly: what it does not know is an error. */
class KubernetesSchemaTests {

    private static final String API = "/openshift-generated.json";
    private static final String CRON_JOB = "#/definitions/io.k8s.api.batch.v1.CronJob";

    private static Schema schema;

    @BeforeAll
    static void load() throws Exception {
        try (InputStream in = Objects.requireNonNull(KubernetesSchemaTests.class.getResourceAsStream(API))) {
            ObjectNode api = (ObjectNode) JsonMapper.shared().readTree(in);
            api.get("definitions").forEach(KubernetesSchemaTests::close);
            api.put("$ref", CRON_JOB);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(api);
        }
    }

    /** The published schema lets unknown fields pass, as the server would drop them. */
    private static void close(JsonNode definition) {
        if (definition.has("properties") && !definition.has("additionalProperties")) {
            ((ObjectNode) definition).put("additionalProperties", false);
        }
    }

    @Test
    void the_manifest_fits_the_schema() throws Exception {
        assertThat(problems(Files.readString(CronJob.FILE))).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(textBlock = """
            concurrencyPolicy: Forbid       , concurrencyPolicy: Forbidden      , /spec/concurrencyPolicy
            concurrencyPolicy: Forbid       , concurencyPolicy: Forbid          , concurencyPolicy
            restartPolicy: Never            , restartPolicy: Sometimes          , /restartPolicy
            action: FailJob                 , action: FailPod                   , /action
            operator: In                    , operator: in                      , /operator
            backoffLimit: 6                 , backoffLimit: six                 , /backoffLimit
            backoffLimit: 6                 , backOffLimit: 6                   , backOffLimit
            action: Count                   , retry: Count                      , action
            activeDeadlineSeconds: 7200     , activeDeadlineSeconds: "7200"     , /activeDeadlineSeconds
            runAsNonRoot: true              , runAsNonRoot: "true"              , /runAsNonRoot
            readOnlyRootFilesystem: true    , readOnlyRootFileSystem: true      , readOnlyRootFileSystem
            type: RuntimeDefault            , type: Default                     , /seccompProfile/type
            value: /etc/ooo-sync/ooo-sync.env, value: 17                        , /env/0/value
            memory: 768Mi                   , memory: [768Mi]                   , /limits/memory
            mountPath: /tmp                 , path: /tmp                        , mountPath
            defaultMode: 0440               , defaultMode: r--r-----            , /defaultMode
            """)
    void a_broken_manifest_is_caught(String good, String broken, String named) throws Exception {
        String manifest = Files.readString(CronJob.FILE);

        assertThat(manifest).contains(good);
        assertThat(problems(manifest.replaceFirst("(?m)" + Pattern.quote(good) + "$", broken)))
                .anySatisfy(problem -> assertThat(problem).contains(named));
    }

    /** What the server asks beyond its schema, as far as this manifest meets it. */
    @Test
    void the_manifest_keeps_the_servers_further_rules() throws Exception {
        CronJob cronJob = CronJob.read();

        assertThat(cronJob.document().at("/metadata/name").stringValue()).matches("[a-z0-9-]{1,52}");
        assertThat(ZoneId.getAvailableZoneIds())
                .contains(cronJob.spec().get("timeZone").stringValue());
        assertThat(cronJob.pod().get("restartPolicy").stringValue()).isEqualTo("Never");
        assertThat(cronJob.job().at("/podFailurePolicy/rules").valueStream().filter(rule -> rule.has("onExitCodes")))
                .allSatisfy(rule -> {
                    assertThat(rule.at("/onExitCodes/containerName"))
                            .isEqualTo(cronJob.container().get("name"));
                    assertThat(rule.at("/onExitCodes/values").valueStream().map(JsonNode::intValue))
                            .isSorted()
                            .doesNotContain(0)
                            .doesNotHaveDuplicates();
                });
        assertThat(cronJob.container().get("volumeMounts").valueStream().map(mount -> mount.get("name")))
                .containsExactlyInAnyOrderElementsOf(cronJob.pod()
                        .get("volumes")
                        .valueStream()
                        .map(volume -> volume.get("name"))
                        .toList());
    }

    private static List<String> problems(String manifest) {
        return schema.validate(CronJob.parse(manifest).document()).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
