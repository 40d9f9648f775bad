package org.briefsiegel.demo.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A practice's software: calls the practice API with the practice's key. */
final class PracticeSystem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http http;
    private final String key;

    PracticeSystem(Http http, String key) {
        this.http = http;
        this.key = key;
    }

    /** Sends a document at the price that is asked for it; what is free costs nothing and needs no other call. */
    void send(ObjectNode transfer, byte[] document) {
        JsonNode quote = quote(transfer);
        ((ObjectNode) transfer.get("authentication")).set("quoteId", quote.get("id"));
        String boundary = UUID.randomUUID().toString();
        http.answer(http.request("/api/v1/transfers")
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form(boundary, transfer, document)))
                .build());
    }

    private JsonNode quote(ObjectNode transfer) {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode types = question.putArray("documentTypes");
        transfer.get("documents").forEach(document -> types.add(document.get("type")));
        question.set("factor", transfer.at("/authentication/factor"));
        question.putObject("recipient").set("phone", transfer.at("/recipient/phone"));
        return http.answer(http.request("/api/v1/quotes")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question.toString()))
                .build());
    }

    /** RFC 7578. */
    private static byte[] form(String boundary, ObjectNode transfer, byte[] document) {
        String transferPart = """
                --%s
                Content-Disposition: form-data; name="transfer"
                Content-Type: application/json

                %s
                --%s
                Content-Disposition: form-data; name="document"; filename="document.pdf"
                Content-Type: application/pdf

                """.formatted(boundary, transfer, boundary).replace("\n", "\r\n");
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(transferPart.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(document);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}
