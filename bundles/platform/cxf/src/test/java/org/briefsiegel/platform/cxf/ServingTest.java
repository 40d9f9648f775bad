package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.briefsiegel.platform.availability.Unavailable;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered while not everything is there that belongs to the answer. */
class ServingTest {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private boolean extensionsThere = true;
    private boolean more = false;
    private final FrontServlet front = new FrontServlet(() -> extensionsThere, () -> {});

    @BeforeEach
    void start() throws Exception {
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(front);
        holder.setInitOrder(1);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void whileNothingIsServedEveryPathIsUnavailable() throws Exception {
        assertUnavailable(get("/letters/1"));
        assertThat(front.isServing()).isFalse();
    }

    @Test
    void whatNobodyAnswersIsUnknownOnceEverythingIsThere() throws Exception {
        serve();

        assertThat(get("/letters/1").body()).isEqualTo("a letter");
        assertThat(get("/others").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/letters/1").statusCode()).isEqualTo(405);
    }

    /** One of the resources begins at the root, and could lead anywhere. */
    @Test
    void aPathNamesTheMethodsThatItHasAndNoOthers() throws Exception {
        serve();

        assertThat(allowed("DELETE", "/letters/1")).contains("GET, HEAD, OPTIONS");
        assertThat(allowed("OPTIONS", "/letters/1")).contains("GET, HEAD, OPTIONS");
        assertThat(allowed("GET", "/letters")).contains("OPTIONS, POST");
        assertThat(allowed("PUT", "/")).contains("DELETE, GET, HEAD, OPTIONS");
        assertThat(allowed("GET", "/others")).isEmpty();
        assertThat(allowed("OPTIONS", "/others")).isEmpty();
        assertThat(allowed("GET", "/letters/1")).isEmpty();
    }

    private Optional<String> allowed(String method, String path) throws Exception {
        return send(method, path).headers().firstValue("Allow");
    }

    @Test
    void whatNobodyAnswersIsUnavailableWhileMoreIsExpected() throws Exception {
        serve();
        more = true;

        assertUnavailable(get("/others"));
        assertUnavailable(send("DELETE", "/letters/1"));
        assertThat(get("/letters/1").statusCode()).isEqualTo(200);
    }

    @Test
    void whatAResourceSaysStandsAlsoWhileMoreIsExpected() throws Exception {
        serve();
        more = true;

        assertThat(get("/letters/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void noAnswerIsGivenWithoutTheExtensionsThatBelongToIt() throws Exception {
        serve();
        extensionsThere = false;

        assertUnavailable(get("/letters/1"));
    }

    @Test
    void whatDependsOnSomethingThatIsAwayIsUnavailable() throws Exception {
        serve();

        assertUnavailable(get("/letters/away"));
    }

    @Test
    void whoeverSaysThatHeIsUnavailableSaysWhenToAskAgain() throws Exception {
        serve();

        assertUnavailable(get("/letters/busy"));
        assertThat(get("/letters/closed").headers().allValues("Retry-After")).containsExactly("60");
    }

    private void serve() throws Exception {
        List<Part> resources = List.of(Part.of(new Letters(), Map.of()), Part.of(new Start(), Map.of()));
        CxfServlet application = new CxfServlet(resources, List.of(), () -> more);
        assertThat(front.renew(Optional.of(application))).isTrue();
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Path("/")
    public static final class Start {

        @GET
        public String start() {
            return "the beginning";
        }

        @DELETE
        public void end() {}
    }

    @Path("/letters")
    public static final class Letters {

        @POST
        public String write() {
            return "written";
        }

        @GET
        @Path("1")
        public String letter() {
            return "a letter";
        }

        @GET
        @Path("unknown")
        public String unknown() {
            throw new NotFoundException();
        }

        @GET
        @Path("busy")
        public Response busy() {
            return Response.status(503).build();
        }

        @GET
        @Path("closed")
        public Response closed() {
            return Response.status(503).header("Retry-After", 60).build();
        }

        @GET
        @Path("away")
        public String away() {
            throw new Unavailable("the database doesn't answer");
        }
    }
}
