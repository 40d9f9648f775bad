package org.briefsiegel.webhook.sender;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Brings one message to its receiver. Follows no redirect, keeps no cookie, reads nothing of the answer but its status, and
 * waits no longer than it may, however slowly the answer comes.
 */
final class Post implements AutoCloseable {

    private static final int LONGEST_RETRY_AFTER_DIGITS = 6;
    private static final int LONGEST_HEADER = 8192;
    private static final int MOST_HEADERS = 100;

    private final CloseableHttpClient client;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    Post(CheckedDns dns, Duration connect, Duration answer, int connections) {
        this.patience = connect.plus(answer);
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(answer))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connect))
                        .setResponseTimeout(Timeout.of(answer))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false) // so that each time is checked
                .setUserAgent("Briefsiegel")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    DeliveryResult send(String url, SigningSecret secret, String id, String body, Instant now) {
        HttpPost request = new HttpPost(url);
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        request.setHeader("webhook-signature", secret.sign(id, now, body));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        Future<?> end = watch.schedule(request::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
        DeliveryResult answer = null;
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            answer = DeliveryResult.of(response.getCode(), retryAfter(response.getFirstHeader("Retry-After")));
            request.cancel(); // whatever else the receiver says isn't waited for
            return answer;
        } catch (IOException | HttpException e) {
            if (answer != null) {
                return answer; // it is only closed in the middle
            }
            return DeliveryResult.of(request.isCancelled() ? DeliveryResult.Failure.TIMEOUT : failure(e));
        } finally {
            end.cancel(false);
        }
    }

    private static DeliveryResult.Failure failure(Exception e) {
        if (e instanceof UnknownHostException) {
            return DeliveryResult.Failure.NO_PUBLIC_ADDRESS;
        }
        if (e instanceof InterruptedIOException) {
            return DeliveryResult.Failure.TIMEOUT;
        }
        if (e instanceof SSLException) {
            return DeliveryResult.Failure.TLS;
        }
        return e instanceof ConnectException || e instanceof NoRouteToHostException
                ? DeliveryResult.Failure.REFUSED
                : DeliveryResult.Failure.BROKEN;
    }

    /** In seconds; a date isn't understood, and the usual pause is made. */
    private static Optional<Duration> retryAfter(Header header) {
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .filter(value -> value.matches("[0-9]{1," + LONGEST_RETRY_AFTER_DIGITS + "}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
