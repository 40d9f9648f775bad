package org.briefsiegel.channel.httpsms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway on loopback that answers everything alike, and keeps what it was asked. */
final class TestGateway implements AutoCloseable {

    /** A request as it came. */
    record Asked(String contentType, String authorization, String body, int port) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile String answer = "";

    /** Whether it hangs up instead of answering. */
    volatile boolean silent;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TestGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                first(exchange, "Content-Type"),
                first(exchange, "Authorization"),
                body,
                exchange.getRemoteAddress().getPort()));
        if (silent) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", url() + "elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String first(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .orElse("");
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
