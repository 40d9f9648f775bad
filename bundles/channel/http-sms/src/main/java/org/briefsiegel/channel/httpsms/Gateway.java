package org.briefsiegel.channel.httpsms;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts to the gateway over kept connections. Follows no redirect, keeps no cookie, and repeats nothing by itself. */
final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final HttpRequest.Builder head;
    private final Executor afterwards;

    /** @throws IllegalArgumentException where the address or a line of the head can't be sent */
    Gateway(Config config, String mediaType) {
        Duration answer = Duration.ofSeconds(config.answerTimeoutSeconds());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(config.connectTimeoutSeconds()))
                .build();
        this.head = HttpRequest.newBuilder(
                        URI.create(Objects.requireNonNull(config.url(), HttpSmsRoute.PID + ": url has no good value")))
                .timeout(answer)
                .header("User-Agent", "Briefsiegel")
                .header("Content-Type", mediaType + "; charset=UTF-8");
        for (String line : config._headers()) {
            int colon = line.indexOf(':');
            head.header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        this.afterwards = CompletableFuture.delayedExecutor(answer.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the gateway has answered; a body that is longer than any answer that can be meant is cut off. */
    record Answer(int status, String body) {}

    /** Ends in time, however slowly the answer comes. */
    Answer post(String body) throws IOException, InterruptedException {
        HttpRequest request =
                head.copy().POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            afterwards.execute(() -> close(content));
            return new Answer(
                    response.statusCode(), new String(content.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            LOG.debug("An answer is closed otherwise", e);
        }
    }
}
