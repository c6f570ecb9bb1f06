package dev.ooosync.postgresql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One connection through a proxy. Knows as much of the protocol (manual, "Message Formats") as finding statements takes. */
final class ProxiedConnection {

    private static final int SSL_REQUEST = 80_877_103;

    private final PostgresProxy proxy;
    private final Socket client;
    private final Map<String, String> prepared = new HashMap<>();
    private volatile Socket server;
    private volatile boolean answerLost;
    private volatile boolean stalled;
    private byte[] startup = {};

    ProxiedConnection(PostgresProxy proxy, Socket client, int serverPort) throws IOException {
        this.proxy = proxy;
        this.client = client;
        try {
            this.server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            // Messages are handed on one by one: without this, each statement would wait 40 ms for an acknowledgement.
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException e) {
            client.setSoLinger(true, 0);
            client.close();
            throw e;
        }
        start(this::statements);
        start(this::answers);
    }

    private static void start(Runnable pump) {
        Thread thread = new Thread(pump, "postgres-proxy-pump");
        thread.setDaemon(true);
        thread.start();
    }

    void cut(PostgresProxy.Cut how) throws IOException {
        switch (how) {
            case RESET -> reset();
            case STALL -> stalled = true;
            case LOSE_ANSWER -> answerLost = true;
            case OTHER_SESSION -> otherSession();
        }
    }

    void reset() {
        reset(client);
        reset(server);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private void statements() {
        try {
            DataInputStream in = new DataInputStream(client.getInputStream());
            passStartup(in);
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                look(type, body);
                if (!stalled) {
                    send(type, body);
                }
            }
        } catch (IOException e) {
            reset();
        }
    }

    /** The first message has no type; a request for TLS, which the test server refuses, may stand before it. */
    private void passStartup(DataInputStream in) throws IOException {
        do {
            startup = body(in);
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            out.write(untyped(startup));
            out.flush();
        } while (ByteBuffer.wrap(startup).getInt() == SSL_REQUEST);
    }

    private static byte[] untyped(byte[] body) {
        return ByteBuffer.allocate(body.length + 4)
                .putInt(body.length + 4)
                .put(body)
                .array();
    }

    private static byte[] body(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - 4);
    }

    private void send(byte type, byte[] body) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(body.length + 5);
        message.put(type).putInt(body.length + 4).put(body);
        server.getOutputStream().write(message.array());
    }

    /** Parse names a statement and Bind uses it; one without a name is used at once. A simple Query does both. */
    private void look(byte type, byte[] body) throws IOException {
        String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
        if (type == 'P') {
            prepared.put(texts[0], texts[1]);
            if (texts[0].isEmpty()) {
                proxy.passing(this, texts[1]);
            }
        } else if (type == 'B' && !texts[1].isEmpty()) {
            proxy.passing(this, prepared.getOrDefault(texts[1], ""));
        } else if (type == 'Q') {
            proxy.passing(this, texts[0]);
        }
    }

    private void answers() {
        Socket from = server;
        try {
            byte[] bytes = new byte[8192];
            InputStream in = from.getInputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (answerLost) {
                    reset();
                } else if (!stalled && from == server) {
                    client.getOutputStream().write(bytes, 0, length);
                }
            }
            client.close();
        } catch (IOException e) {
            if (from == server && !stalled) {
                reset();
            }
        }
    }

    /** Opens a second session as the same user, and leaves the first one open, as a pool does. */
    private void otherSession() throws IOException {
        Socket other = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        other.getOutputStream().write(untyped(startup));
        DataInputStream in = new DataInputStream(other.getInputStream());
        while (in.readByte() != 'Z') {
            body(in);
        }
        body(in);
        server = other;
        start(this::answers);
    }
}
