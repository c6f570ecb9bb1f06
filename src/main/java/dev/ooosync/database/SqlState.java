package dev.ooosync.database;

import dev.ooosync.failure.Remedy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What an SQLState means: those of PostgreSQL (manual, Appendix A), of its driver ({@code PSQLState}) and of H2
 * ({@code ErrorCode}).
 *
 * @param beginning of the states that it covers
 * @param hint what to look at, a sentence; empty when the database's own words say it
 */
record SqlState(String beginning, Remedy remedy, String hint) {

    private static final SqlState OPTIONS =
            new SqlState("", Remedy.FIX_CONFIGURATION, "Correct sslmode and the other options of warehouse.url.");

    /** Of a table or column that is not there. */
    static final String OTHER_VERSION =
            "If another version of this tool has published it, the next run updates its tables and views.";

    /** The first one that fits counts. */
    private static final List<SqlState> KNOWN = List.of(
            new SqlState(
                    "08001",
                    Remedy.RUN_LATER,
                    "Check that the server runs, and that warehouse.url has its host and port."),
            new SqlState(
                    "08004",
                    Remedy.FIX_CONFIGURATION,
                    "Correct warehouse.user, warehouse.password or the options of warehouse.url."),
            new SqlState("08", Remedy.RUN_LATER, "The connection to the server was lost."),
            new SqlState(
                    "22P05",
                    Remedy.FIX_CONFIGURATION,
                    "Create another database, CREATE DATABASE … " + DatabaseFailure.IN_UNICODE
                            + ", and move the warehouse there with: copy FROM TO"),
            new SqlState("25006", Remedy.RUN_LATER, "It is a standby, or default_transaction_read_only is on."),
            new SqlState("25P03", Remedy.RUN_LATER, "A limit of the server: idle_in_transaction_session_timeout."),
            new SqlState("25P04", Remedy.RUN_LATER, "A limit of the server: transaction_timeout."),
            new SqlState(
                    "28",
                    Remedy.FIX_CONFIGURATION,
                    "Correct warehouse.user or warehouse.password, or allow the role in pg_hba.conf."),
            new SqlState("3D000", Remedy.FIX_CONFIGURATION, "Correct warehouse.url, or create the database."),
            new SqlState("40", Remedy.RUN_LATER, ""),
            new SqlState("42501", Remedy.FIX_CONFIGURATION, "Let the database's owner grant it to warehouse.user."),
            new SqlState("42P01", Remedy.INVESTIGATE, OTHER_VERSION),
            new SqlState("42703", Remedy.INVESTIGATE, OTHER_VERSION),
            new SqlState("42S", Remedy.INVESTIGATE, OTHER_VERSION),
            new SqlState("53100", Remedy.FREE_DISK, "That is the server's disk."),
            new SqlState("53200", Remedy.RUN_LATER, "The server is short of memory."),
            new SqlState(
                    "53300", Remedy.RUN_LATER, "All connections of the server, the database or the role are taken."),
            new SqlState("53", Remedy.FREE_DISK, ""),
            new SqlState("55000", Remedy.RUN_LATER, ""),
            new SqlState(
                    "55P03",
                    Remedy.RUN_LATER,
                    "Another query or transaction keeps a table or view locked; pg_stat_activity shows it."),
            new SqlState(
                    "57014",
                    Remedy.RUN_LATER,
                    "If it is the server's limit: ALTER ROLE … SET statement_timeout = 0 lifts it."),
            new SqlState("57P05", Remedy.RUN_LATER, "A limit of the server: idle_session_timeout."),
            new SqlState("57", Remedy.RUN_LATER, "The server ended the connection, or is starting or stopping."),
            new SqlState("58", Remedy.FREE_DISK, "The server cannot use its files; its log says more."),
            new SqlState("90020", Remedy.RUN_LATER, ""),
            new SqlState("90028", Remedy.FREE_DISK, ""),
            new SqlState("90031", Remedy.FREE_DISK, ""),
            new SqlState("90096", Remedy.FIX_CONFIGURATION, ""),
            new SqlState("90100", Remedy.FREE_DISK, ""));

    /**
     * The meaning of a failure.
     *
     * @param causes the failure and what lies below it; the outermost state counts, for below a lost connection lies an
     *     IOException without one
     */
    static Optional<SqlState> of(Stream<Throwable> causes) {
        List<Throwable> chain = causes.toList();
        String state = chain.stream()
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return state.startsWith("08") && isRefusedByDriver(state, chain) ? Optional.of(OPTIONS) : known(state);
    }

    /** A connection that the driver could have made, but for TLS or an option that it does not know. */
    private static boolean isRefusedByDriver(String state, List<Throwable> chain) {
        return chain.stream().anyMatch(SSLException.class::isInstance)
                || (state.equals("08001") && chain.stream().noneMatch(IOException.class::isInstance));
    }

    private static Optional<SqlState> known(String state) {
        return KNOWN.stream()
                .filter(known -> state.startsWith(known.beginning()))
                .findFirst();
    }
}
