package org.briefsiegel.recipient.page;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.about.AboutResource;
import org.briefsiegel.recipient.about.ErrorPages;
import org.briefsiegel.recipient.about.LegalResource;
import org.briefsiegel.recipient.branding.BrandingResource;
import org.briefsiegel.recipient.layout.AssetsResource;
import org.briefsiegel.recipient.request.CodeResource;
import org.briefsiegel.recipient.request.RequestsResource;
import org.briefsiegel.recipient.visit.LinkPages;

/** All pages behind real HTTP, those of the bundles beside this one, too, on a free port of this machine; it is ten o'clock UTC. */
final class PageServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final FakeRecipientService service = new FakeRecipientService();
    final FakeRedirectService redirects = new FakeRedirectService();
    final int port;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    PageServer(String baseUrl) throws IOException {
        this(baseUrl, 0);
    }

    PageServer(String baseUrl, int fixedPort) throws IOException {
        try (ServerSocket free = new ServerSocket(fixedPort)) {
            port = free.getLocalPort();
        }
        Site site = new Site(URI.create(baseUrl), ZoneId.of("Europe/Vienna"));
        LinkPages shared = new LinkPages(service, new FakePageSeal(), site, Clock.fixed(NOW, ZoneOffset.UTC));
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        factory.setServiceBeans(List.of(
                new LetterResource(service, shared),
                new DocumentsResource(service, shared),
                new DepartureResource(redirects, shared),
                new ReturnResource(redirects, shared),
                new CodeResource(service, shared),
                new RequestsResource(service, shared),
                new LegalResource(shared),
                new AboutResource(site),
                new BrandingResource(service),
                new AssetsResource()));
        factory.setProvider(new ErrorPages(site));
        server = factory.create();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpRequest.Builder letter(String path) {
        return request("/d/" + FakeRecipientService.LINK + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    HttpResponse<String> get(String path) {
        return send(letter(path));
    }

    HttpResponse<String> post(String form, String... headers) {
        return postTo("", form, headers);
    }

    HttpResponse<String> postTo(String path, String form, String... headers) {
        HttpRequest.Builder request = letter(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        server.destroy();
    }
}
