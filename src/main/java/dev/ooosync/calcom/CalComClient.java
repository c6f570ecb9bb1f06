package dev.ooosync.calcom;

import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import dev.ooosync.settings.SyncSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads from Cal.com's API v2. Paces itself, waits out blocks and retries; what it throws is final. Safe for use by
 * several threads: requests of up to 16 callers run at a time.
 *
 * <p>Every method throws {@link SyncException} with the remedy, and {@link StoppedException} when the calling thread is
 * interrupted or the client closed. An interrupt ends every wait at once, but not a socket's read: close the client to
 * end that too.
 */
public final class CalComClient implements AutoCloseable {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpUrl organization;
    private final Map<String, Secret> headers;
    private final Tally tally = new Tally();
    private final Refusals refusals;
    private final Exchanges exchanges;
    private final Retries retries;

    /**
     * @param settings base URL, organization and timeouts; the credentials in it are not looked at
     * @param clock for windows and blocks of the rate limit
     */
    public CalComClient(SyncSettings.CalCom settings, Credentials credentials, InstantSource clock, Pause pause) {
        this(settings, credentials, clock, pause, new Random());
    }

    CalComClient(
            SyncSettings.CalCom settings,
            Credentials credentials,
            InstantSource clock,
            Pause pause,
            RandomGenerator random) {
        BaseUrl base = BaseUrl.of(settings);
        organization = base.organization(settings.organization());
        headers = credentials.headers();
        Waiting waiting = new Waiting(pause, tally);
        RateGovernor governor = new RateGovernor();
        refusals = new Refusals(new Redaction(credentials), base.shown());
        exchanges = new Exchanges(settings, clock, waiting, governor, refusals);
        retries = new Retries(exchanges, governor, refusals, RetryPolicy.STANDARD, random, waiting);
    }

    /** One page of the organization's entries; empty beyond the end. */
    public List<SentRow> ooo(OooQuery query) {
        HttpUrl.Builder url = organization.newBuilder().addPathSegment("ooo");
        page(url, query.skip(), query.take());
        addIfGiven(url, "sortStart", query.sortStart());
        addIfGiven(url, "sortEnd", query.sortEnd());
        addIfGiven(url, "email", query.email());
        return retries.get(request(url.build()), CalComClient::rows);
    }

    /**
     * One page of a user's entries in the server's own order; empty beyond the end.
     *
     * @return nothing when Cal.com answers 403: the user is not in the organization, or the credentials have lost their
     *     rights, which the organization's own list tells
     */
    public Optional<List<SentRow>> oooOfUser(long userId, int skip, int take) {
        HttpUrl.Builder url = organization
                .newBuilder()
                .addPathSegment("users")
                .addPathSegment(String.valueOf(userId))
                .addPathSegment("ooo");
        return retries.get(
                request(page(url, skip, take)),
                Set.of(200, FORBIDDEN),
                answer -> answer.status() == FORBIDDEN ? Optional.empty() : Optional.of(rows(answer)));
    }

    /** One page of the organization's users, by id ({@code calcom-api.md} 5.1); empty beyond the end. */
    public List<SentRow> users(int skip, int take) {
        return list("users", skip, take);
    }

    /** One page of the organization's memberships with their attributes, by membership id (5.3); empty beyond the end. */
    public List<SentRow> memberships(int skip, int take) {
        return list("memberships", skip, take);
    }

    /** One page of the organization's teams, by id (5.4); empty beyond the end. */
    public List<SentRow> teams(int skip, int take) {
        return list("teams", skip, take);
    }

    /**
     * One page of a team's memberships, without attributes, by membership id (5.4); empty beyond the end, and when Cal.com
     * knows no such team in the organization: it may have been removed since it was listed.
     */
    public List<SentRow> teamMembers(long teamId, int skip, int take) {
        HttpUrl.Builder url = organization.newBuilder().addPathSegments("teams/" + teamId + "/memberships");
        return retries.get(request(page(url, skip, take)), Set.of(200, NOT_FOUND), answer -> {
            if (answer.status() != NOT_FOUND) {
                return rows(answer);
            }
            AttemptFailure refusal = refusals.of(answer);
            if (refusal.found().contains("Team (" + teamId + ") not found")) {
                return List.of();
            }
            throw refusal; // a 404 without that sentence means the path, and an empty list would hide it
        });
    }

    /** The organization's users with exactly this address: none or one, if the server keeps its word. */
    public List<SentUser> usersByEmail(String email) {
        if (email.isBlank()) {
            throw new IllegalArgumentException("email is blank: the server would list the whole organization");
        }
        HttpUrl url = organization
                .newBuilder()
                .addPathSegment("users")
                .addQueryParameter("emails", email)
                .build();
        return retries.get(request(url), answer -> {
            List<SentUser> users = new ArrayList<>();
            for (JsonNode row : PageDecoder.data(answer)) {
                users.add(PageDecoder.user(row));
            }
            return List.copyOf(users);
        });
    }

    /** What was asked so far. */
    public Traffic traffic() {
        return tally.traffic();
    }

    /** The largest skew between this machine's clock and Cal.com's in any answer; empty when it is tolerated, or not told. */
    public Optional<ClockSkew> clockSkew() {
        return Optional.ofNullable(tally.skew()).filter(skew -> !skew.isTolerated());
    }

    /** Ends requests under way; their callers get a {@link StoppedException}. */
    @Override
    public void close() {
        exchanges.close();
    }

    private List<SentRow> list(String path, int skip, int take) {
        HttpUrl.Builder url = organization.newBuilder().addPathSegment(path);
        return retries.get(request(page(url, skip, take)), CalComClient::rows);
    }

    private static HttpUrl page(HttpUrl.Builder url, int skip, int take) {
        return url.addQueryParameter("skip", String.valueOf(skip))
                .addQueryParameter("take", String.valueOf(take))
                .build();
    }

    private static List<SentRow> rows(Answer answer) throws AttemptFailure {
        return PageDecoder.data(answer).stream().map(SentRow::of).toList();
    }

    private Request request(HttpUrl url) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent());
        headers.forEach((name, value) -> request.header(name, value.reveal()));
        return request.build();
    }

    private static void addIfGiven(HttpUrl.Builder url, String name, @Nullable String value) {
        if (value != null) {
            url.addQueryParameter(name, value);
        }
    }

    private static String userAgent() {
        return "ooo-sync/"
                + Objects.requireNonNullElse(CalComClient.class.getPackage().getImplementationVersion(), "dev");
    }
}
