package dev.ooosync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fake Cal.com: real HTTP on loopback, answering as {@code calcom-api.md} says, deterministic by seed.
 *
 * <p>Of the application it has the organization's entries, users, memberships, teams and their members, a user's
 * entries and the caller's account. It sends no ETag, and uses one limit for every bucket.
 */
public final class Sandbox implements AutoCloseable {

    /** Requests that are worked on at once; a delayed one occupies a thread. */
    private static final int THREADS = 32;

    private static final System.Logger LOG = System.getLogger(Sandbox.class.getName());

    static {
        // Read when the server's classes are loaded: without it each answer on a kept-alive connection takes 40 ms
        // more.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SandboxSettings settings;
    private final InstantSource time;
    private final Delay pause;
    private final SandboxOrganization organization;
    private final SandboxApi api;
    private final TrafficCounter traffic;
    private final HttpServer server;
    private final ExecutorService threads;

    private Sandbox(SandboxSettings settings, InstantSource time, Delay pause) throws IOException {
        this.settings = settings;
        this.time = time;
        this.pause = pause;
        this.organization =
                new SandboxOrganization(settings.seed(), settings.people(), settings.entries(), settings.around());
        this.api = new SandboxApi(settings, time, organization);
        this.traffic = new TrafficCounter(settings.window());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a sandbox on the machine's clock.
     *
     * @throws UncheckedIOException when the port cannot be used
     */
    public static Sandbox start(SandboxSettings settings) {
        return start(settings, InstantSource.system());
    }

    /** Starts a sandbox whose limits and timestamps follow the given time; delays remain real. */
    public static Sandbox start(SandboxSettings settings, InstantSource time) {
        return start(settings, time, Delay.SLEEP);
    }

    static Sandbox start(SandboxSettings settings, InstantSource time, Delay pause) {
        try {
            return new Sandbox(settings, time, pause);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the sandbox cannot listen on port " + settings.port() + " of loopback: " + failure.getMessage()
                            + "; choose another port, or 0 for a free one",
                    failure);
        }
    }

    /** The address to be used in place of {@code https://api.cal.com}; no slash at the end. */
    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** The data behind the answers. */
    public SandboxOrganization organization() {
        return organization;
    }

    /** What has been asked and sent up to now. */
    public SandboxTraffic traffic() {
        return traffic.snapshot();
    }

    /** Replaces the faults from the next request on; requests are counted from 1 again. */
    public void faults(Faults faults) {
        api.faults(faults);
    }

    /** Ends the server; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            Response answer = answer(exchange);
            traffic.answered(answer);
            send(exchange, answer);
        } catch (RuntimeException bug) {
            // The server would swallow it, and the caller would see a broken connection without a reason.
            LOG.log(System.Logger.Level.ERROR, "the sandbox could not answer a request", bug);
            throw bug;
        } finally {
            exchange.close();
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Route route =
                Route.of(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        traffic.began(route == null ? null : route.kind(), time.instant());
        try {
            Misbehaviour wrong = api.misbehaviour(route);
            hold(settings.latency().plus(wrong.delay()));
            return api.answer(exchange, route, wrong);
        } finally {
            traffic.ended();
        }
    }

    private void hold(Duration duration) throws IOException {
        if (duration.isZero()) {
            return;
        }
        try {
            pause.pause(duration);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the sandbox is closing", closing);
        }
    }

    private static void send(HttpExchange exchange, Response answer) throws IOException {
        if (answer.ending() == Response.Ending.RESET) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        int length = answer.ending() == Response.Ending.TRUNCATED ? answer.body().length / 2 : answer.body().length;
        OutputStream body = exchange.getResponseBody();
        body.write(answer.body(), 0, length);
        body.flush();
    }
}
