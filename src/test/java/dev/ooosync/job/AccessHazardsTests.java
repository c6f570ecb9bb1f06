package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a wrong set-up leads to. The numbers are those of {@link dev.ooosync.Hazards}. */
class AccessHazardsTests {

    @TempDir
    Path directory;

    private ScriptedJob job;

    @BeforeEach
    void start() {
        job = new ScriptedJob(directory);
        job.calCom.addUpTo(3);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void hazard_13_a_refusal_of_the_key_or_the_role_is_final_and_quoted() {
        for (int status : new int[] {401, 403, 498}) {
            job.calCom.answersFrom(
                    1,
                    ScriptedCalCom.json(status, "{\"error\":{\"message\":\"Your api key is expired\"}}")
                            .build());
            SyncException failure = job.fail();
            assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
            assertThat(failure).hasMessageContaining(status + ": «Your api key is expired»");
            assertThat(job.calCom.asked()).hasSize(1);
        }
    }

    @Test
    void hazard_14_an_organization_that_is_no_positive_int32_is_refused_before_anything_is_asked() {
        for (String wrong : new String[] {"0", "-17", "17x", "2147483648", "1.5"}) {
            assertThatThrownBy(() -> job.run("--sync.cal-com.organization=" + wrong))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("organization");
        }
        assertThat(job.calCom.asked()).isEmpty();
    }

    @Test
    void hazard_16_by_default_an_answer_may_be_silent_for_much_longer_than_twenty_seconds() throws Exception {
        assertThat(job.job.settings().calCom().readTimeout()).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void hazard_19_a_blank_filter_which_would_export_everybody_is_refused() {
        for (String blank : new String[] {"", " "}) {
            assertThatThrownBy(() -> job.run("--sync.reading.email=" + blank))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("email");
        }
        assertThat(job.calCom.asked()).isEmpty();
    }
}
