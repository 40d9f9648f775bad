package org.briefsiegel.itests.journeys;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The web pages of a practice's software: one that shows a window in a frame, and what the window tells it. */
final class PracticePages implements AutoCloseable {

    private final HttpServer server;

    private PracticePages(HttpServer server) {
        this.server = server;
    }

    static PracticePages start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = """
                    <!DOCTYPE html><html lang="de"><title>Praxissoftware</title>
                    <script>addEventListener("message", (event) =>
                      document.getElementById("told").append(event.data.type + " " + event.data.transfer));</script>
                    <p id="told"></p><iframe width="700" height="600" title="Senden" src="%s"></iframe></html>
                    """.formatted(exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new PracticePages(server);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address of a page with this one in a frame. */
    String framing(URI window) {
        return origin() + "/?" + window;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
