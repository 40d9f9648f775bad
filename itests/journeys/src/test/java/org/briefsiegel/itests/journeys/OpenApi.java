package org.briefsiegel.itests.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI document that a server gives out, as a judge of what the server answers. */
final class OpenApi {

    private static final String IRI = "urn:briefsiegel:openapi";
    private static final Pattern PARAMETER = Pattern.compile("[{][^}]+[}]");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private OpenApi(String document) throws IOException {
        this.document = new ObjectMapper().readTree(document);
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), registry -> registry.schemas(Map.of(IRI, document)));
    }

    static OpenApi of(Server server) {
        try {
            return new OpenApi(server.get("/api/v1/openapi.json").body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(call -> new Operation(
                                call.getValue().path("operationId").asText(),
                                call.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                takes(call.getValue()),
                                example(call.getValue()))));
    }

    /** A body of JSON with the examples of its members; an empty object where there are none. */
    private String example(JsonNode operation) {
        JsonNode schema =
                operation.at("/requestBody/content").path("application/json").path("schema");
        JsonNode members =
                document.at(schema.path("$ref").asText("#/none").substring(1)).path("properties");
        return members.properties().stream()
                .map(member ->
                        "\"" + member.getKey() + "\": " + member.getValue().path("example"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The media type of an operation's request; empty where it takes none. */
    private static String takes(JsonNode operation) {
        return operation.at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /**
     * Something that can be called.
     *
     * @param id its {@code operationId}
     * @param takes media type of its request; empty where it takes none
     * @param example a body, of JSON: an empty object where it has no examples
     */
    record Operation(String id, String method, String path, String takes, String example) {

        /** Whether its path names one transfer, or another thing that belongs to a practice. */
        boolean namesAThing() {
            return path.contains("{id}");
        }

        HttpRequest.Builder request(Server server, String id) {
            HttpRequest.Builder request = request(server, id, "");
            return takes.isEmpty() ? request : request.header("Content-Type", takes);
        }

        HttpRequest.Builder request(Server server, String id, String body) {
            return HttpRequest.newBuilder(server.url(PARAMETER.matcher(path).replaceAll(id)))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
    }

    /** Fails where the document doesn't know the operation's answer: its status, its media type, or its shape. */
    void judge(HttpResponse<String> answer) {
        String call = answer.request().method() + " " + answer.request().uri().getPath();
        if (answer.statusCode() >= 400
                && !answer.headers()
                        .firstValue("Link")
                        .orElse("")
                        .startsWith("</api/v1/docs#urn:briefsiegel:problem:")) {
            throw new AssertionError(call + " answers a problem that doesn't lead to what it means");
        }
        Optional<String> operation = operation(answer);
        if (operation.isEmpty()) {
            judgeUnknown(call, answer);
            return;
        }
        String response = operation.get() + "/responses/" + answer.statusCode();
        if (document.at(response).isMissingNode()) {
            throw new AssertionError(call + " answers " + answer.statusCode() + ", which isn't described");
        }
        if (document.at(response + "/content").isMissingNode()) {
            if (!answer.body().isEmpty()) {
                throw new AssertionError(call + " answers a body, which isn't described");
            }
            return;
        }
        String mediaType =
                answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        String content = response + "/content/" + escaped(mediaType);
        if (document.at(content).isMissingNode()) {
            throw new AssertionError(call + " answers " + mediaType + ", which isn't described");
        }
        if (mediaType.endsWith("json")) {
            judge(call, content + "/schema", answer.body());
        }
    }

    /** Fails where a request that was taken isn't one that the document describes. */
    void judgeRequest(String shape, String json) {
        judge("request", "/components/schemas/" + shape, json);
    }

    /** What isn't described isn't there. */
    private void judgeUnknown(String call, HttpResponse<String> answer) {
        if (answer.statusCode() != 404 && answer.statusCode() != 405) {
            throw new AssertionError(call + " answers " + answer.statusCode() + ", and isn't described");
        }
        judge(call, "/components/schemas/Problem", answer.body());
    }

    private void judge(String call, String pointer, String json) {
        var errors = schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new AssertionError(call + ": " + errors + " in " + json);
        }
    }

    /** The JSON pointer of the operation that was called. */
    private Optional<String> operation(HttpResponse<String> answer) {
        String path = answer.request().uri().getPath();
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        return document.path("paths").properties().stream()
                .filter(it -> path.matches(PARAMETER.matcher(it.getKey()).replaceAll("[^/]+")))
                .filter(it -> it.getValue().has(method))
                .map(it -> "/paths/" + escaped(it.getKey()) + "/" + method)
                .findFirst();
    }

    /** As a JSON pointer's token (RFC 6901). */
    private static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
