package org.briefsiegel.desk.overview;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.print.papers.Papers;
import org.briefsiegel.transfer.api.PageSeal;
import org.briefsiegel.transfer.api.Window;

/** The overview behind real HTTP on a free port of this machine, in a window that is open; it prints nothing while it is printing. */
final class OverviewServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-27T20:35:00Z");
    static final String ROOT = "/w/" + OpenWindow.TICKET + "/transfers";
    static final String COOKIE = "briefsiegel-window=" + OpenWindow.KEY;

    final FakeOffice office = new FakeOffice();
    final FakeSheets sheets = new FakeSheets();
    boolean printing;
    final int port;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    OverviewServer() throws IOException {
        this(new Window.Overview("p-1", Locale.GERMAN));
    }

    OverviewServer(Window window) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        OverviewPages pages = new OverviewPages(
                new OpenWindow(window),
                office,
                id -> Optional.of(practice(id)),
                new OverviewPages.Settings(
                        URI.create("http://localhost:8080"),
                        ZoneId.of("Europe/Vienna"),
                        Clock.fixed(NOW, ZoneOffset.UTC)));
        Papers papers = new Papers(ZoneId.of("Europe/Vienna"));
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        factory.setServiceBeans(List.of(
                new OverviewResource(pages, office, office),
                new TransferResource(
                        pages,
                        office,
                        sheets,
                        new PlainSeal(),
                        (practice, transfer, events, at, locale) -> printing
                                ? Optional.empty()
                                : papers.proof(
                                        practice,
                                        transfer,
                                        events,
                                        at,
                                        locale,
                                        office.capabilities(practice.id(), locale))),
                new SheetResource(pages, sheets),
                new OverviewAssets()));
        server = factory.create();
    }

    HttpResponse<String> get(String path, String... cookies) throws IOException, InterruptedException {
        String all = String.join("; ", cookies);
        return client.send(
                request(path)
                        .header("Cookie", all.isEmpty() ? COOKIE : COOKIE + "; " + all)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> strange(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Cookie", COOKIE).POST(BodyPublishers.noBody());
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Cookie", COOKIE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static Practice practice(String id) {
        return new Practice(
                id, "Ordination", Plan.PRO, Set.of(), "", "", false, Optional.empty(), Optional.empty(), Map.of());
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** Seals nothing, and forgets nothing. */
    private static final class PlainSeal implements PageSeal {

        @Override
        public String seal(String context, String text) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((context + "|" + text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<String> open(String context, String sealed) {
            return Optional.of(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.UTF_8))
                    .filter(text -> text.startsWith(context + "|"))
                    .map(text -> text.substring(context.length() + 1));
        }
    }
}
