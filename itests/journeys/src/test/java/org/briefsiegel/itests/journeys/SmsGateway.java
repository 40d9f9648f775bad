package org.briefsiegel.itests.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An SMS gateway that takes forms, {@code to=…&text=…}, and names each message by its number. */
final class SmsGateway implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private SmsGateway(HttpServer server) {
        this.server = server;
    }

    static SmsGateway open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SmsGateway gateway = new SmsGateway(server);
        server.createContext("/messages", gateway::receive);
        server.start();
        return gateway;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String[] form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("[=&]");
        String number = URLDecoder.decode(form[1], StandardCharsets.UTF_8);
        texts.put(number, URLDecoder.decode(form[3], StandardCharsets.UTF_8));
        byte[] answer = "{\"sid\": \"SM%s\"}".formatted(number.substring(1)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/messages";
    }

    Optional<String> textTo(String number) {
        return Optional.ofNullable(texts.get(number));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
