package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;

/** The practice API behind real HTTP on a free port of this machine. */
final class ApiServer implements AutoCloseable {

    static final String BOUNDARY = "b0undary";
    static final int REQUESTS_AT_ONCE = 2;
    static final int REQUESTS_PER_MINUTE = 60;
    private static final int PATIENCE_MILLIS = 30_000;

    final FakeDesk desk = new FakeDesk();
    final FakeSandbox sandbox = new FakeSandbox();
    final int port;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiServer() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        Counter counter = new Counter(
                new FakePractices(), new AtOnce(REQUESTS_AT_ONCE), new Rate(REQUESTS_PER_MINUTE, System::nanoTime));
        factory.setServiceBeans(List.of(
                new TransfersResource(desk, counter, new Drain(110_000_000, Duration.ofMinutes(1))),
                new OffersResource(desk, counter),
                new SandboxResource(sandbox, counter),
                new OpenApiResource()));
        factory.setProviders(List.of(new HttpProblems(), new EntityTags()));
        server = factory.create();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer key-1");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Posts parts given as pairs of name and content. */
    Answer post(String... namesAndContents) {
        return send(upload(namesAndContents));
    }

    HttpRequest.Builder upload(String... namesAndContents) {
        return request("/api/v1/transfers")
                .header("Idempotency-Key", "k-1")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body(namesAndContents)));
    }

    /** Begins a request, and sends no more than a beginning of its body. */
    Socket begin(String path, String contentType, String beginning) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key-1\r\nIdempotency-Key: k"
                        + "\r\nConnection: close\r\nContent-Length: 5000\r\nContent-Type: " + contentType + "\r\n\r\n";
        socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    static String body(String... namesAndContents) {
        StringBuilder body = new StringBuilder();
        for (int part = 0; part < namesAndContents.length; part += 2) {
            body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(namesAndContents[part]).append("\"; filename=\"a.pdf\"\r\n\r\n");
            body.append(namesAndContents[part + 1]).append("\r\n");
        }
        return body.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** An answer, with its JSON. */
    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(http.body().getBytes(StandardCharsets.UTF_8));
            } catch (IOException notJson) {
                throw new AssertionError(http.body(), notJson);
            }
        }

        /** Status and problem type, once the form of RFC 9457 is there, and a link to what it means. */
        String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")
                    || json().path("status").asInt() != status()
                    || json().path("title").asText().isBlank()
                    || json().path("detail").asText().isBlank()
                    || !header("Link")
                            .equals("</api/v1/docs#" + json().path("type").asText() + ">; rel=\"help\"")) {
                throw new AssertionError("no problem: " + http + http.body());
            }
            return status() + " " + json().path("type").asText();
        }

        List<String> pointers() {
            return json().path("errors").findValuesAsText("pointer");
        }
    }
}
