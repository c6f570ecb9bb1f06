package dev.ooosync.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The whole configuration of a run: the prefix {@code sync} of a file in {@code jobs/}. This record is the reference
 * for the YAML; every key is optional unless it has no default here.
 *
 * @param job name of the job: lower-case letters, digits and dashes
 * @param runStore directory of the run store (Spring Batch's metadata), one H2 file per job inside; or the word
 *     {@code warehouse}: in the warehouse's own server
 */
public record SyncSettings(
        String job,
        @DefaultValue CalCom calCom,
        @DefaultValue Reading reading,
        @DefaultValue Resources resources,
        @DefaultValue Warehouse warehouse,
        @DefaultValue Publishing publishing,
        @DefaultValue Privacy privacy,
        @DefaultValue("var/run-store") Path runStore) {

    static final Path IN_WAREHOUSE = Path.of("warehouse");

    /** Whether the run store is in the warehouse's PostgreSQL server, for hosts without a disk of their own. */
    public boolean runStoreInWarehouse() {
        return runStore.equals(IN_WAREHOUSE);
    }

    /**
     * SHA-256 in hex over the settings that decide what a reading means and where it goes; holds no secret. A reading
     * made under another fingerprint must not be resumed.
     */
    public String fingerprint() {
        return SettingsFingerprint.of(this);
    }

    /**
     * Where the entries come from, and who asks. Exactly one kind of credentials: an API key, or a client id with its
     * secret key; each as a value or as the path of a file that holds it. After loading, the values are filled in from
     * their files: nobody else reads a file. Then either {@code apiKey} is set, or {@code clientId} and
     * {@code secretKey} are.
     *
     * @param baseUrl https, or plain http on loopback
     * @param organization the organization's id, 1 to 2147483647
     * @param apiKeyFile the file from which {@code apiKey} was read, if it was; the same for the other files
     * @param connectTimeout 1 ms to 24 h, as are the other two
     * @param readTimeout the longest silence within an answer
     * @param callTimeout the longest a whole call may take
     */
    public record CalCom(
            @DefaultValue("https://api.cal.com") URI baseUrl,
            Integer organization,
            @Nullable Secret apiKey,
            @Nullable Path apiKeyFile,
            @Nullable String clientId,
            @Nullable Path clientIdFile,
            @Nullable Secret secretKey,
            @Nullable Path secretKeyFile,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("60s") Duration readTimeout,
            @DefaultValue("120s") Duration callTimeout) {}

    /**
     * How the list is read.
     *
     * @param pageSize rows asked for per page ({@code take}), 2 to 250: pages of one row prove no end
     * @param inFlight pages asked for at a time, 1 to 16
     * @param requestBudget requests after which a reading ends as {@code unproven}, 10 or more
     * @param resumeWindow age up to which a run that failed or died is resumed
     * @param email only the entries of the user with this address
     * @param sortStart {@code asc} or {@code desc}, sent as asked
     * @param sortEnd {@code asc} or {@code desc}, sent as asked; the server lets it win over {@code sortStart}
     * @param maxEntries ends the reading after so many entries: a sample, never complete
     */
    public record Reading(
            @DefaultValue("250") Integer pageSize,
            @DefaultValue("4") Integer inFlight,
            @DefaultValue("5000") Integer requestBudget,
            @DefaultValue("6h") Duration resumeWindow,
            @Nullable String email,
            @Nullable String sortStart,
            @Nullable String sortEnd,
            @Nullable Integer maxEntries) {}

    /**
     * What a full run reads in addition to the entries ({@code calcom-api.md} 5); what is switched off keeps what it had.
     *
     * @param users who the people are: name, address, time zone
     * @param memberships their role in the organization, and their attributes; not without {@code users}
     * @param teams the teams
     * @param teamMembers who is in which team, 2 requests a team; not without {@code teams}
     */
    public record Resources(
            @DefaultValue("true") Boolean users,
            @DefaultValue("true") Boolean memberships,
            @DefaultValue("true") Boolean teams,
            @DefaultValue("true") Boolean teamMembers) {

        /** The entries alone. */
        public static final Resources NONE = new Resources(false, false, false, false);
    }

    /**
     * Where the entries go.
     *
     * @param url {@code jdbc:duckdb:FILE}, {@code jdbc:postgresql://HOST/DATABASE} or {@code jdbc:h2:file:FILE}
     * @param user the role at the server; for H2 the user that the file is made with
     * @param userFile the file from which {@code user} was read, if it was; the same for {@code passwordFile}
     * @param readerRole a role of PostgreSQL that is allowed to read everything but payloads and rejects
     * @param storageVersion DuckDB's storage version of the published file; old ones are read by old clients
     * @param fileMode octal mode of the published file and of its generations; nobody may write to them
     * @param keepGenerations earlier published files kept for {@code rollback}, 0 to 100
     */
    public record Warehouse(
            @DefaultValue("jdbc:duckdb:var/warehouse.duckdb")
            String url,

            @Nullable String user,
            @Nullable Path userFile,
            @Nullable Secret password,
            @Nullable Path passwordFile,
            @Nullable String readerRole,
            @DefaultValue("v1.0.0") String storageVersion,
            @DefaultValue("0440") String fileMode,
            @DefaultValue("3") Integer keepGenerations) {

        /** The key of {@link #url}, as messages name it. */
        public static final String SETTING = "warehouse.url";

        static final String DUCKDB = "jdbc:duckdb:";
        static final String H2 = "jdbc:h2:file:";
        static final String POSTGRESQL = "jdbc:postgresql:";

        /** The file of a DuckDB or H2 warehouse; H2 puts {@code .mv.db} behind its name. */
        public Path file() {
            return Path.of(url.substring((url.startsWith(H2) ? H2 : DUCKDB).length()));
        }
    }

    /**
     * What a publish may do.
     *
     * @param settleTime an entry first seen less than this before a reading is not taken for closed by it
     * @param proofMaxAge age of the last complete full reading from which on a run ends with exit code 76
     * @param rejectLimitPercent share of a list's rows that may be rejected, 0 to 100: beyond that a run fails for its
     *     entries, and a list of people or teams is unproven
     * @param rejectLimitRows rejected rows of a list that are accepted whatever their share, 0 to 1000000
     * @param export directory that Parquet files are written into after each publish; null for none
     */
    public record Publishing(
            @DefaultValue("1h") Duration settleTime,
            @DefaultValue("72h") Duration proofMaxAge,
            @DefaultValue("1") Integer rejectLimitPercent,
            @DefaultValue("5") Integer rejectLimitRows,
            @Nullable Path export) {

        /** Whether more rows of a list were rejected than may be: a share, and a number. */
        public boolean isExceededBy(long rejected, long rows) {
            return rejected > rejectLimitRows && rejected * 100 > rows * rejectLimitPercent;
        }

        /** That more rows were rejected than may be, a clause. */
        public String exceeded(long rejected, long rows, String what) {
            return rejected + " of " + rows + " " + what + " were rejected: more than the " + rejectLimitPercent
                    + " % of publishing.reject-limit-percent and the " + rejectLimitRows
                    + " of publishing.reject-limit-rows";
        }
    }

    /**
     * What is stored of the entries' free text. Applied before anything is written, payloads and rejects included.
     *
     * @param notes no default: the job file must say
     */
    public record Privacy(Notes notes, @DefaultValue("keep") Reason reason) {

        /** Whether {@code notes} are stored. */
        public enum Notes {
            KEEP,
            OMIT
        }

        /** How {@code reason} is stored; {@code MASK_SICK} stores {@code unspecified} for {@code sick}. */
        public enum Reason {
            KEEP,
            MASK_SICK
        }
    }
}
