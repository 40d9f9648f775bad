package org.briefsiegel.testkit.api;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.briefsiegel.rest.http.AuthenticationFilter;
import org.briefsiegel.rest.http.FaultFilter;
import org.briefsiegel.rest.http.ThrottleFilter;
import org.briefsiegel.rest.json.EntityTagFilter;
import org.briefsiegel.rest.json.JsonProvider;
import org.briefsiegel.rest.json.JsonTypeFilter;
import org.briefsiegel.rest.multipart.DrainFilter;
import org.briefsiegel.rest.multipart.UploadReader;
import org.briefsiegel.rest.problem.ProblemFilter;
import org.briefsiegel.rest.problem.RefusalMapper;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The practice API behind real HTTP on a free port of this machine; its callers are {@link FakePractices}. */
public final class ApiServer implements AutoCloseable {

    /** Of the uploads that this sends. */
    public static final String BOUNDARY = "b0undary";

    public static final int REQUESTS_AT_ONCE = 2;
    public static final int REQUESTS_PER_MINUTE = 60;
    private static final int DRAIN_BYTES = 110_000_000;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    /** Serves these resources at once. */
    public ApiServer(Object... resources) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new FaultFilter()), "/api/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new ApiServlet(List.of(resources), extensions())), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static List<?> extensions() {
        return List.of(
                new AuthenticationFilter(new FakePractices()),
                new ThrottleFilter(REQUESTS_PER_MINUTE, REQUESTS_AT_ONCE),
                new DrainFilter(DRAIN_BYTES, Duration.ofMinutes(1)),
                new UploadReader(),
                new JsonProvider(),
                new JsonTypeFilter(),
                new EntityTagFilter(),
                new RefusalMapper(),
                new ProblemFilter());
    }

    public HttpRequest.Builder request(String path) {
        return request(path, "key-1");
    }

    public HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .header("Authorization", "Bearer " + key);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Posts JSON. */
    public Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A transfer, of parts given as pairs of name and content. */
    public HttpRequest.Builder upload(String path, String... namesAndContents) {
        return request(path)
                .header("Idempotency-Key", "k-1")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body(namesAndContents)));
    }

    /** Begins a request, and sends no more than a beginning of its body. */
    public Socket begin(String path, String contentType, String beginning) throws IOException {
        Socket socket = new Socket("127.0.0.1", connector.getLocalPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key-1\r\nIdempotency-Key: k"
                        + "\r\nConnection: close\r\nContent-Length: 5000\r\nContent-Type: " + contentType + "\r\n\r\n";
        socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Of an upload, from pairs of name and content. */
    public static String body(String... namesAndContents) {
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
        try {
            server.stop();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }
}
