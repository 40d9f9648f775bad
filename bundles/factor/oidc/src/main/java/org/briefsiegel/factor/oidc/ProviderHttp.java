package org.briefsiegel.factor.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to one provider. An answer has to be there as a whole in time, however slowly it comes, and is short; no redirect is
 * followed, nothing is repeated, and no cookie kept. While the provider answers nothing, it isn't asked. Usable from any thread; calls
 * block.
 */
final class ProviderHttp implements AutoCloseable {

    private static final String CONTENT_TYPE = "Content-Type";

    private final Duration timeout;
    private final Outage outage;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "briefsiegel-oidc");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;

    /** @param timeout for one answer, from the connection to its last byte */
    ProviderHttp(Duration timeout, Outage outage) {
        this.timeout = timeout;
        this.outage = outage;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(workers)
                .build();
    }

    /**
     * What the provider answers, whatever the status is.
     *
     * @throws IOException where it doesn't answer in time, at too great length, or hasn't a moment ago
     */
    HTTPResponse send(HTTPRequest request, Deadline deadline) throws IOException {
        outage.check();
        Duration left = deadline.left();
        Duration patience = left.compareTo(timeout) < 0 ? left : timeout;
        try {
            return response(answer(translated(request), patience));
        } catch (IOException e) {
            outage.note();
            throw e;
        }
    }

    /**
     * What the provider says to everybody.
     *
     * @throws IOException also where it says that it can't
     */
    HTTPResponse get(URI address, Deadline deadline) throws IOException {
        HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, address), deadline);
        if (!response.indicatesSuccess()) {
            outage.note();
            throw new IOException("the provider answers " + response.getStatusCode());
        }
        return response;
    }

    private HttpResponse<byte[]> answer(HttpRequest request, Duration patience) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = begin(request);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the provider doesn't answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("ended while the provider was waited for").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException(
                    "the provider can't be reached: " + e.getCause().getMessage(), e.getCause());
        } finally {
            answer.cancel(true); // closes the connection where it isn't there yet
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request) throws IOException {
        try {
            return client.sendAsync(request, head -> new LimitedBody());
        } catch (RejectedExecutionException e) {
            throw new IOException("the provider's settings were changed meanwhile", e);
        }
    }

    private static HttpRequest translated(HTTPRequest request) {
        BodyPublisher body = Optional.ofNullable(request.getBody())
                .map(BodyPublishers::ofString)
                .orElse(BodyPublishers.noBody());
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.getURI())
                .method(request.getMethod().name(), body)
                .header("User-Agent", "Briefsiegel");
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent.build();
    }

    private static HTTPResponse response(HttpResponse<byte[]> answer) throws IOException {
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        Optional<String> type = answer.headers().firstValue(CONTENT_TYPE);
        try {
            response.setContentType(type.orElse(null));
            return response;
        } catch (ParseException e) {
            throw new IOException("the provider answers in an unknown media type", e);
        }
    }

    /** Ends its threads; that of the connections ends with the client, which nobody holds any longer. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
