package org.briefsiegel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The same client for both sides: HTTP/1.1 over TLS, connections kept open. */
public final class Client {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;

    Client(Tls tls) throws GeneralSecurityException, IOException {
        this.http = common().sslContext(tls.clientContext()).build();
    }

    /** Without TLS. */
    public Client() {
        this.http = common().build();
    }

    private static HttpClient.Builder common() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE);
    }

    /** The status, as soon as all of the answer is there. */
    CompletableFuture<Integer> status(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    public HttpResponse<String> text(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> raw(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    byte[] bytes(HttpRequest request) throws IOException, InterruptedException {
        return expect(200, raw(request)).body();
    }

    /** The body as it comes in; the caller closes it. */
    InputStream stream(HttpRequest request) throws IOException, InterruptedException {
        return expect(200, http.send(request, HttpResponse.BodyHandlers.ofInputStream()))
                .body();
    }

    /** Reads the body to its end and forgets it; returns its length. */
    long drain(HttpRequest request) throws IOException, InterruptedException {
        try (InputStream body = stream(request)) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The answer, if it has this status. */
    public static <T> HttpResponse<T> expect(int status, HttpResponse<T> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(
                    response.request().method() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }
}
