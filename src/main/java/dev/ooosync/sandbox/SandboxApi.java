package dev.ooosync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Decides what a request is answered, in the order of Cal.com's guards: edge, limits, credentials, organization, query. */
final class SandboxApi {

    /** Faults and the requests counted since they were set. */
    private record Plan(Faults faults, Map<Route.Kind, AtomicLong> requests) {

        static Plan of(Faults faults) {
            Map<Route.Kind, AtomicLong> requests = new EnumMap<>(Route.Kind.class);
            Arrays.stream(Route.Kind.values()).forEach(kind -> requests.put(kind, new AtomicLong()));
            return new Plan(faults, requests);
        }
    }

    private final SandboxSettings settings;
    private final InstantSource time;
    private final Dice dice;
    private final Throttle throttle;
    private final Listings listings;
    private final AtomicLong answered = new AtomicLong();
    private volatile Plan plan;

    SandboxApi(SandboxSettings settings, InstantSource time, SandboxOrganization organization) {
        this.settings = settings;
        this.time = time;
        this.dice = new Dice(settings.seed());
        this.throttle = new Throttle(settings);
        this.listings = new Listings(settings, organization, dice);
        this.plan = Plan.of(settings.faults());
    }

    void faults(Faults faults) {
        plan = Plan.of(faults);
    }

    /** What goes wrong with the next request of a route. */
    Misbehaviour misbehaviour(@Nullable Route route) {
        if (route == null) {
            return Misbehaviour.NONE;
        }
        Plan now = plan;
        AtomicLong counter = now.requests().get(route.kind());
        long number = counter == null ? 0 : counter.incrementAndGet();
        return new Misbehaviour(now.faults().of(route.kind(), number, dice), number, dice);
    }

    Response answer(HttpExchange exchange, @Nullable Route route, Misbehaviour wrong) {
        if (wrong.has(FaultKind.RESET)) {
            return Response.RESET;
        }
        if (wrong.has(FaultKind.EDGE_503)) {
            return Response.html(503, "503 Service Temporarily Unavailable");
        }
        if (wrong.has(FaultKind.HTML)) {
            return Response.html(200, "Just a moment...");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Response answer = application(exchange, route, wrong, headers);
        if (wrong.has(FaultKind.MALFORMED)) {
            answer = answer.withBody(Arrays.copyOf(answer.body(), answer.body().length * 2 / 3), 0);
        }
        answer = wrong.has(FaultKind.TRUNCATE) ? answer.truncated() : answer;
        return answer.with(headers);
    }

    /** Everything behind the edge; fills in the headers as they become known. */
    private Response application(
            HttpExchange exchange, @Nullable Route route, Misbehaviour wrong, Map<String, String> headers) {
        String path = exchange.getRequestURI().toString();
        Instant now = time.instant();
        long number = answered.incrementAndGet();
        headers.put("X-Request-Id", new UUID(dice.bits("request", number), dice.bits("id", number)).toString());
        try {
            if (route == null) {
                throw ApiException.notFound("Cannot " + exchange.getRequestMethod() + " " + path);
            }
            admit(exchange, wrong, headers, now);
            if (wrong.has(FaultKind.ERROR_500)) {
                headers.remove("X-Request-Id");
                return Envelopes.fallback();
            }
            if (wrong.has(FaultKind.STATUS_ERROR)) {
                return Envelopes.statusError(path, now);
            }
            return listings.answer(
                    route, new QueryParameters(exchange.getRequestURI().getRawQuery()), wrong);
        } catch (ApiException refused) {
            return Envelopes.failure(refused, path, now);
        }
    }

    /** Counts before it authenticates: requests with wrong credentials use up the limit too. */
    private void admit(HttpExchange exchange, Misbehaviour wrong, Map<String, String> headers, Instant now) {
        Identity caller = new Identity(settings, exchange.getRequestHeaders(), exchange.getRemoteAddress());
        String bucket = caller.bucket();
        if (!throttle.isOff()) {
            Throttle.Permit permit = throttle.count(bucket, now);
            headers.putAll(throttle.headers(permit, now));
            if (permit.refused()) {
                throw ApiException.throttled();
            }
        }
        caller.authenticate();
        if (wrong.has(FaultKind.UNAUTHORIZED)) {
            throw ApiException.unauthorized("ApiAuthStrategy - api key - Your api key is not valid");
        }
        if (wrong.has(FaultKind.FORBIDDEN)) {
            throw ApiException.forbidden(
                    "RolesGuard - User is not a member of the organization with id=" + settings.organizationId() + ".");
        }
    }
}
