package org.briefsiegel.bench;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A transfer with one document, as a practice's software sends it. */
public record Letter(String id, byte[] document, String factor, String phone, String quote) {

    public static final String RIGHT_ANSWER = "day=9&month=3&year=1984";
    private static final String QUESTION = """
            {"documentTypes": ["patient-record"], "factor": "sms-code", "recipient": {"phone": "%s"}}
            """;
    private static final String PHONE = "+436641234567";
    private static final String BOUNDARY = "----briefsiegel-bench";
    private static final String HEAD = """
            --%1$s
            Content-Disposition: form-data; name="transfer"
            Content-Type: application/json

            {"documents": [{"type": "patient-record", "fileName": "Befund.pdf"}],
             "recipient": {"name": "Maria Muster", "email": "%2$s", "phone": "%5$s", "locale": "de-AT", "relation": "patient"},
             "patient": {"reference": "P-1001", "birthDate": "1984-03-09", "passPhrase": "Der alte Kater"},
             "authentication": {"factor": "%3$s"%4$s}}
            --%1$s
            Content-Disposition: form-data; name="document"; filename="a.pdf"
            Content-Type: application/pdf

            """;

    static Letter with(byte[] document) {
        return with(document, "birth-date");
    }

    static Letter with(byte[] document, String factor) {
        return new Letter(UUID.randomUUID().toString(), document, factor, PHONE, "");
    }

    /** What asks for the price of its code. */
    String question() {
        return QUESTION.formatted(phone);
    }

    /** With the id of its price. */
    public Letter quoted(String id) {
        return new Letter(this.id, document, factor, phone, ", \"quoteId\": \"" + id + "\"");
    }

    public boolean isFree() {
        return !factor.equals("sms-code");
    }

    public String email() {
        return id + "@example.org";
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** With another document than its own, which is too large to be held. */
    HttpRequest.BodyPublisher body(long length, Supplier<InputStream> content) {
        byte[] head = head();
        byte[] tail = tail();
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofInputStream(content),
                        HttpRequest.BodyPublishers.ofByteArray(tail)),
                head.length + length + tail.length);
    }

    private byte[] head() {
        return HEAD.formatted(BOUNDARY, email(), factor, quote, phone)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tail() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    HttpRequest.BodyPublisher body() {
        byte[] head = head();
        byte[] tail = tail();
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArrays(List.of(head, document, tail)),
                head.length + document.length + tail.length);
    }
}
