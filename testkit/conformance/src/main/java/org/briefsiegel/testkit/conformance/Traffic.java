package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** People who ask a server, over and over, what anybody may ask: whether it is ready, and what it offers. Until it ends. */
final class Traffic {

    private static final List<String> PATHS = List.of("/health/ready", "/api/v1/openapi.json", "/api/v1/docs");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService people = Executors.newFixedThreadPool(PATHS.size());
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, AtomicLong> failed = new ConcurrentSkipListMap<>();

    private Traffic() {}

    static Traffic to(URI server) {
        Traffic traffic = new Traffic();
        PATHS.forEach(path -> traffic.people.execute(() -> traffic.ask(server.resolve(path))));
        return traffic;
    }

    private void ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
        try {
            while (!people.isShutdown()) {
                ask(request);
                TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpRequest request) throws InterruptedException {
        String path = request.uri().getPath();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            note(status == OK, path + " " + status);
        } catch (IOException e) {
            note(false, path + " " + e);
        }
    }

    private void note(boolean well, String otherwise) {
        if (well) {
            answered.incrementAndGet();
        } else {
            failed.computeIfAbsent(otherwise, it -> new AtomicLong()).incrementAndGet();
        }
    }

    /** Whether everybody got an answer, and everything was there. */
    boolean isUndisturbed() {
        return failed.isEmpty() && answered.get() > 0;
    }

    /** Nobody asks any more, and what was asked is answered. Without effect the second time. */
    void end() throws InterruptedException {
        people.shutdown();
        people.awaitTermination(2 * LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return answered + " requests answered" + (failed.isEmpty() ? "" : ", failed: " + failed);
    }
}
