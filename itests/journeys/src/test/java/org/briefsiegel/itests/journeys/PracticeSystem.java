package org.briefsiegel.itests.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/** A practice's software: talks to the API with the practice's key. */
final class PracticeSystem {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Server server;
    private final String id;
    private final String key;
    private final OpenApi openApi;

    PracticeSystem(Server server, String id, String key) {
        this.server = server;
        this.id = id;
        this.key = key;
        this.openApi = OpenApi.of(server);
    }

    /** A new practice, made in the operator's shell. */
    static PracticeSystem register(Server server, String name, String plan) throws Exception {
        return create(server, name, "--plan " + plan);
    }

    /** A new practice that only tries things out. */
    static PracticeSystem sandbox(Server server, String name) throws Exception {
        return create(server, name, "--plan BASIC --sandbox");
    }

    private static PracticeSystem create(Server server, String name, String options) throws Exception {
        JsonNode created = server.command("practice:create \"" + name + "\" " + options
                + " --email ordination@example.org --phone \"+43 1 2345678\"");
        return new PracticeSystem(
                server, created.get("practice").asText(), created.get("apiKey").asText());
    }

    /** Has the operator change a setting of the practice. */
    void set(String setting, String value) throws Exception {
        server.shell("practice:set " + id + " " + setting + " \"" + value + "\"");
    }

    /** Has the operator give the practice a logo. */
    void logo(Path picture) throws Exception {
        server.shell("practice:logo " + id + " " + picture.toRealPath());
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    Answer get(String path) {
        return answer(server.request("/api/v1" + path, "Authorization", "Bearer " + key)
                .GET()
                .build());
    }

    Answer post(String path, Object body) throws IOException {
        return answer(
                server.request("/api/v1" + path, "Authorization", "Bearer " + key, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    /** A transfer for Maria Muster with everything that her record holds. */
    static ObjectNode transfer(String factor, String... documentTypes) {
        ObjectNode transfer = JSON.createObjectNode();
        ArrayNode documents = transfer.putArray("documents");
        for (String type : documentTypes) {
            documents.addObject().put("type", type).put("fileName", type + ".pdf");
        }
        transfer.putObject("recipient")
                .put("name", "Maria Muster")
                .put("email", "maria." + UUID.randomUUID() + "@example.org")
                .put("phone", "+436641234567")
                .put("locale", "de-AT")
                .put("relation", "patient");
        transfer.putObject("patient")
                .put("reference", "P-1001")
                .put("birthDate", "1984-03-09")
                .put("insuranceNumber", "1237010180");
        transfer.putObject("authentication").put("factor", factor);
        return transfer;
    }

    Answer send(ObjectNode transfer, byte[]... files) throws IOException {
        return send(transfer, UUID.randomUUID().toString(), files);
    }

    Answer send(ObjectNode transfer, String idempotencyKey, byte[]... files) throws IOException {
        return upload("/transfers", transfer, idempotencyKey, files);
    }

    /** Sends, and halts in the middle of the body, which the caller gets before. */
    Answer sendHalting(ObjectNode transfer, String idempotencyKey, Consumer<HaltedBody> told, byte[]... files)
            throws IOException {
        String boundary = "----" + UUID.randomUUID();
        HaltedBody body = new HaltedBody(multipart(boundary, transfer, files));
        told.accept(body);
        return upload("/transfers", idempotencyKey, boundary, HttpRequest.BodyPublishers.ofInputStream(() -> body));
    }

    /** The path of a window that is prepared with what is known of a transfer. */
    String sendWindow(ObjectNode draft, byte[]... files) throws IOException {
        Answer prepared = upload("/send-windows", draft, "none", files);
        if (prepared.status() != 201) {
            throw new IllegalStateException(prepared.response().body());
        }
        return URI.create(prepared.json().get("url").asText()).getPath();
    }

    /** The path of a window with the practice's transfers. */
    String overviewWindow() throws IOException {
        Answer prepared = post("/overview-windows", JSON.createObjectNode());
        if (prepared.status() != 201) {
            throw new IllegalStateException(prepared.response().body());
        }
        return URI.create(prepared.json().get("url").asText()).getPath();
    }

    private Answer upload(String path, ObjectNode transfer, String idempotencyKey, byte[]... files) throws IOException {
        String boundary = "----" + UUID.randomUUID();
        byte[] body = multipart(boundary, transfer, files);
        return upload(path, idempotencyKey, boundary, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static byte[] multipart(String boundary, ObjectNode transfer, byte[]... files) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "name=\"transfer\"", "application/json", JSON.writeValueAsBytes(transfer));
        for (byte[] file : files) {
            part(body, boundary, "name=\"document\"; filename=\"a.pdf\"", "application/pdf", file);
        }
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private Answer upload(String path, String idempotencyKey, String boundary, HttpRequest.BodyPublisher body) {
        return answer(server.request(
                        "/api/v1" + path,
                        "Authorization",
                        "Bearer " + key,
                        "Idempotency-Key",
                        idempotencyKey,
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build());
    }

    /** What a transfer would cost. */
    Answer quote(ObjectNode transfer) throws IOException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode types = question.putArray("documentTypes");
        transfer.get("documents").forEach(document -> types.add(document.get("type")));
        question.set("factor", transfer.at("/authentication/factor"));
        question.putObject("recipient").set("phone", transfer.at("/recipient/phone"));
        return post("/quotes", question);
    }

    /** Sends with a fresh quote, as a chargeable factor wants it. */
    Answer sendQuoted(ObjectNode transfer, byte[]... files) throws IOException {
        Answer quote = quote(transfer);
        ((ObjectNode) transfer.get("authentication"))
                .put("quoteId", quote.json().path("id").asText());
        return send(transfer, files);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, byte[] content)
            throws IOException {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type
                + "\r\n\r\n";
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private Answer answer(HttpRequest request) {
        HttpResponse<String> response = server.send(request, HttpResponse.BodyHandlers.ofString());
        openApi.judge(response);
        return new Answer(response);
    }

    /** What the API answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("not JSON: " + response.body(), e);
            }
        }

        /** The last part of a problem's type. */
        String problem() {
            return json().path("type").asText().replace("urn:briefsiegel:problem:", "");
        }

        /** The JSON pointer of a problem's first flaw. */
        String pointer() {
            return json().at("/errors/0/pointer").asText();
        }
    }
}
