package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.rest.openapi.ApiReference.Answer;
import org.briefsiegel.rest.openapi.ApiReference.Body;
import org.briefsiegel.rest.openapi.ApiReference.Call;
import org.briefsiegel.rest.openapi.ApiReference.Example;
import org.briefsiegel.rest.openapi.ApiReference.Member;
import org.briefsiegel.rest.openapi.ApiReference.Parameter;
import org.briefsiegel.rest.openapi.ApiReference.Problem;
import org.briefsiegel.rest.openapi.ApiReference.Shape;
import org.briefsiegel.rest.problem.ProblemType;

/** Shows an OpenAPI document as one page, for reading: every call with its answers, every problem, every shape with its members. */
final class OpenApiPage {

    private static final Templates TEMPLATES = new Templates(OpenApiPage.class);
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final OpenApiExamples examples;

    OpenApiPage(JsonNode document) {
        this.document = document;
        this.examples = new OpenApiExamples(document);
    }

    /** In UTF-8. */
    byte[] html() {
        return TEMPLATES.draw("docs.ftlh", Map.of("api", reference()));
    }

    private ApiReference reference() {
        JsonNode info = document.path("info");
        JsonNode components = document.path("components");
        return new ApiReference(
                text(info, "title"),
                line(info, "description"),
                text(document, "openapi"),
                stream(components.path("securitySchemes"))
                        .map(scheme -> line(scheme, "description"))
                        .toList(),
                document.path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .map(call -> call(call.getKey(), path.getKey(), call.getValue())))
                        .toList(),
                Stream.of(ProblemType.values()).map(OpenApiPage::problem).toList(),
                components.path("schemas").properties().stream()
                        .map(shape -> shape(shape.getKey(), shape.getValue()))
                        .toList());
    }

    private Call call(String method, String path, JsonNode call) {
        return new Call(
                text(call, "operationId"),
                method.toUpperCase(Locale.ROOT) + " " + path,
                line(call, "summary"),
                line(call, "description"),
                stream(call.path("parameters")).map(OpenApiPage::parameter).toList(),
                call.at("/requestBody/content").properties().stream()
                        .map(body ->
                                new Body(body.getKey(), type(body.getValue().path("schema"))))
                        .toList(),
                call.path("responses").properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(answer -> answer(answer.getKey(), answer.getValue()))
                        .toList(),
                examples(call));
    }

    private static Parameter parameter(JsonNode parameter) {
        return new Parameter(
                text(parameter, "name"),
                text(parameter, "in"),
                parameter.path("required").asBoolean(),
                line(parameter, "description"));
    }

    private static Answer answer(String status, JsonNode answer) {
        List<List<Span>> types = stream(answer.path("content"))
                .map(content -> type(content.path("schema")))
                .distinct()
                .toList();
        return new Answer(status, line(answer, "description"), joined(types));
    }

    /** Of the request's JSON, or of those parts that are JSON, and of the answer to expect. */
    private List<Example> examples(JsonNode call) {
        return Stream.concat(
                        call.at("/requestBody/content").properties().stream().map(Map.Entry::getValue), success(call))
                .map(content -> content.path("schema"))
                .flatMap(this::json)
                .map(schema -> new Example(type(schema), examples.of(schema).toPrettyString()))
                .toList();
    }

    private static Stream<JsonNode> success(JsonNode call) {
        return call.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> answer.getValue().path("content").path("application/json"))
                .filter(content -> !content.isMissingNode());
    }

    /** A shape of JSON itself; of the shape of a multipart body, the parts that are JSON. */
    private Stream<JsonNode> json(JsonNode schema) {
        JsonNode shape = document.at(schema.path("$ref").asText().substring(1));
        boolean files = shape.findValuesAsText("format").contains("binary");
        return files ? stream(shape.path("properties")).filter(part -> part.has("$ref")) : Stream.of(schema);
    }

    private static Problem problem(ProblemType type) {
        ProblemGuide guide = ProblemGuide.of(type);
        return new Problem(
                type.urn(),
                type.id(),
                guide.title(),
                type.statuses().stream().map(String::valueOf).collect(Collectors.joining(" or ")),
                Span.line(guide.meaning()),
                Span.line(guide.advice()),
                guide.example());
    }

    private static Shape shape(String name, JsonNode shape) {
        Set<String> required =
                stream(shape.path("required")).map(JsonNode::asText).collect(Collectors.toSet());
        return new Shape(
                name,
                line(shape, "description"),
                shape.path("properties").properties().stream()
                        .map(member -> member(member.getKey(), required.contains(member.getKey()), member.getValue()))
                        .toList());
    }

    private static Member member(String name, boolean required, JsonNode member) {
        JsonNode example = member.path("example");
        return new Member(
                name,
                required,
                type(member),
                line(member, "description"),
                example.isContainerNode() ? example.toString() : example.asText(""));
    }

    private static List<Span> type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring(SCHEMAS.length());
            return List.of(Span.link("shape-" + name, name));
        }
        if (schema.has("items")) {
            return Stream.concat(Stream.of(Span.words("list of ")), type(schema.path("items")).stream())
                    .toList();
        }
        if (schema.has("enum")) {
            return joined(stream(schema.path("enum"))
                    .map(value -> List.of(Span.code(value.asText())))
                    .toList());
        }
        JsonNode type = schema.path("type");
        String names =
                type.isArray() ? stream(type).map(JsonNode::asText).collect(Collectors.joining(" or ")) : type.asText();
        return List.of(Span.words(schema.has("format") ? names + ", " + text(schema, "format") : names));
    }

    private static List<Span> joined(List<List<Span>> lines) {
        List<Span> joined = new ArrayList<>();
        for (List<Span> line : lines) {
            if (!joined.isEmpty()) {
                joined.add(Span.words(", "));
            }
            joined.addAll(line);
        }
        return joined;
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static List<Span> line(JsonNode node, String name) {
        return Span.line(text(node, name));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
