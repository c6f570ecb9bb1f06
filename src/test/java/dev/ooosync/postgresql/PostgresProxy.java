package dev.ooosync.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A hop between a job and its PostgreSQL server, on loopback, that reads the statements along and strikes at one of
 * them: with a cut of the connection, or with anything that a test does to the server in that moment.
 */
public final class PostgresProxy implements AutoCloseable {

    /** What becomes of the connection. */
    public enum Cut {
        /** Both sides get a reset; the statement does not arrive. */
        RESET,
        /** Nothing passes any more, and nobody is told. */
        STALL,
        /** The statement is executed, and the connection is reset instead of its answer. */
        LOSE_ANSWER,
        /** The statement and those after it go to another session, as a pooler in transaction mode does. */
        OTHER_SESSION
    }

    private final ServerSocket listener;
    private final int serverPort;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private final Deque<String> awaited = new ArrayDeque<>();
    private Runnable action = () -> {};
    private Cut cut = Cut.RESET;
    private boolean cutting;
    private boolean struck;

    /** @param serverPort of the server, on loopback */
    public PostgresProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "postgres-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** The URL of a database of the server, by way of this proxy. */
    public String url(String serverUrl) {
        return serverUrl.replaceFirst(":" + serverPort + "/", ":" + listener.getLocalPort() + "/");
    }

    /**
     * Strikes once.
     *
     * @param statements parts of statements, awaited one after the other; the last one is struck
     */
    public synchronized void cut(Cut how, List<String> statements) {
        before(() -> {}, statements);
        cut = how;
        cutting = true;
    }

    /** Like {@link #cut}, but does something and then lets the last statement pass. */
    public synchronized void before(Runnable what, List<String> statements) {
        awaited.clear();
        awaited.addAll(statements);
        action = what;
        cutting = false;
        struck = false;
    }

    /** Whether the statement that was awaited has come. */
    public synchronized boolean hasStruck() {
        return struck;
    }

    /** Called with each statement that is about to be executed. */
    synchronized void passing(ProxiedConnection connection, String statement) throws IOException {
        if (awaited.isEmpty() || !statement.contains(awaited.getFirst())) {
            return;
        }
        awaited.removeFirst();
        if (awaited.isEmpty()) {
            struck = true;
            action.run();
            if (cutting) {
                connection.cut(cut);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                connections.add(new ProxiedConnection(this, listener.accept(), serverPort));
            }
        } catch (IOException e) {
            // Closed, or the server is not there: the client sees it.
            if (!listener.isClosed()) {
                accept();
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxiedConnection::reset);
    }
}
