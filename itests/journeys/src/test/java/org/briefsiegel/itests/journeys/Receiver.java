package org.briefsiegel.itests.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where a practice's software is told what happens. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    private record Told(Headers headers, String body) {}

    static Receiver open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server);
        server.createContext("/hook", receiver::receive);
        server.start();
        return receiver;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(exchange.getRequestHeaders(), body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** From now on this status is answered. */
    void answer(int newStatus) {
        status = newStatus;
    }

    List<String> types() {
        return told.stream().map(it -> read(it.body()).path("type").asText()).toList();
    }

    JsonNode lastBody() {
        return read(told.get(told.size() - 1).body());
    }

    /** Checked as Standard Webhooks tells receivers to. */
    boolean lastIsSignedWith(String secret) throws Exception {
        Told last = told.get(told.size() - 1);
        String signed = last.headers().getFirst("webhook-id") + "."
                + last.headers().getFirst("webhook-timestamp") + "." + last.body();
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return last.headers().getFirst("webhook-signature").equals("v1," + expected);
    }

    private static JsonNode read(String body) {
        try {
            return PracticeSystem.JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + body, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
