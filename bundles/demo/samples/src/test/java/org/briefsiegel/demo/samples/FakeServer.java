package org.briefsiegel.demo.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The practice API and the demo inbox, as far as the samples use them. */
final class FakeServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BLANK_LINE = "\r\n\r\n";

    private final FakePractices practices;
    private final HttpServer server;
    private final List<Sent> transfers = new ArrayList<>();
    private final ArrayNode mails = JSON.createArrayNode();
    private Optional<String> refusal = Optional.empty();
    private boolean losesMails;

    /** A transfer as it was asked for. */
    record Sent(JsonNode transfer, byte[] document) {}

    FakeServer(FakePractices practices) throws IOException {
        this.practices = practices;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/quotes", this::quote);
        server.createContext("/api/v1/transfers", this::transfer);
        server.createContext(
                "/demo/messages.json",
                exchange -> answer(
                        exchange,
                        200,
                        JSON.createObjectNode().set("mails", mails).toString()));
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Sent> transfers() {
        return transfers;
    }

    void refuse(String problem) {
        refusal = Optional.of(problem);
    }

    void loseMails() {
        losesMails = true;
    }

    /** The newest mail comes first, as in the inbox. */
    void mail(String to, String link) {
        mails.insertObject(0)
                .put("id", "mail-" + mails.size())
                .put("to", to)
                .put("text", "Guten Tag!\n" + link + "\nFragen?");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void quote(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody());
        if (refusal.isPresent()) {
            answer(exchange, 422, refusal.get());
        } else {
            String id = "quote-of-" + question.get("factor").asText();
            answer(exchange, 200, JSON.createObjectNode().put("id", id).toString());
        }
    }

    private void transfer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean known = practices
                .authenticate(
                        exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""))
                .isPresent();
        Sent sent = parts(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        transfers.add(sent);
        if (!losesMails) {
            mail(
                    sent.transfer().at("/recipient/email").asText(),
                    "http://localhost/d/link" + (char) ('a' + transfers.size() - 1));
        }
        answer(exchange, known ? 201 : 401, "{}");
    }

    private static Sent parts(String contentType, byte[] body) throws IOException {
        String boundary = contentType.replaceAll(".*boundary=", "");
        // one character per byte, so that positions are the same
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int json = text.indexOf(BLANK_LINE) + BLANK_LINE.length();
        int jsonEnd = text.indexOf("\r\n--" + boundary, json);
        int document = text.indexOf(BLANK_LINE, jsonEnd) + BLANK_LINE.length();
        int documentEnd = text.lastIndexOf("\r\n--" + boundary + "--\r\n");
        return new Sent(
                JSON.readTree(Arrays.copyOfRange(body, json, jsonEnd)),
                Arrays.copyOfRange(body, document, documentEnd));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
