package dev.ooosync.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: a process that only downloads the pages and looks at none. */
final class DownloadLoop {

    private static final int TAKE = 250;

    private DownloadLoop() {}

    /** Arguments: base URL, entries, pages in flight. */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[1]);
        int inFlight = Integer.parseInt(arguments[2]);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        Future<?>[] loops = new Future<?>[inFlight];
        for (int loop = 0; loop < inFlight; loop++) {
            loops[loop] = threads.submit(() -> {
                int skip;
                while ((skip = next.getAndAdd(TAKE)) <= entries) {
                    download(client, arguments[0], skip);
                }
                return null;
            });
        }
        for (Future<?> loop : loops) {
            loop.get();
        }
        threads.shutdown();
    }

    private static void download(HttpClient client, String baseUrl, int skip) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(baseUrl + "/v2/organizations/17/ooo?take=" + TAKE + "&skip=" + skip))
                .header("Authorization", "Bearer cal_sandbox")
                .build();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
    }
}
