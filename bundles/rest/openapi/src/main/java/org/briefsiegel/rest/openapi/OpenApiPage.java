package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.briefsiegel.rest.problem.ProblemType;

/** Shows an OpenAPI document as one page, for reading: every call with its answers, every problem, every shape with its members. */
final class OpenApiPage {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final OpenApiExamples examples;
    private final StringBuilder html = new StringBuilder();

    OpenApiPage(JsonNode document) {
        this.document = document;
        this.examples = new OpenApiExamples(document);
    }

    String html() {
        JsonNode info = document.path("info");
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<link rel=\"stylesheet\" href=\"/assets/briefsiegel.css\">")
                .append("<link rel=\"stylesheet\" href=\"docs.css\">");
        element("title", text(info, "title"));
        html.append("<main class=\"column\">");
        element("h1", text(info, "title"));
        element("p", text(info, "description"));
        html.append("<p><a href=\"openapi.json\">The same as OpenAPI ")
                .append(Html.text(text(document, "openapi")))
                .append("</a></p>");
        contents();
        html.append("<h2>Authentication</h2>");
        document.path("components")
                .path("securitySchemes")
                .forEach(scheme -> element("p", text(scheme, "description")));
        html.append("<h2 id=\"calls\">Calls</h2>");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> call(call.getKey(), path.getKey(), call.getValue())));
        html.append("<h2 id=\"problems\">Problems</h2>");
        Stream.of(ProblemType.values()).forEach(this::problem);
        html.append("<h2 id=\"shapes\">Shapes</h2>");
        document.path("components").path("schemas").properties().forEach(this::shape);
        return html.append("</main></html>").toString();
    }

    private void contents() {
        html.append("<nav><p><a href=\"#calls\">Calls</a></p><ul>");
        document.path("paths")
                .forEach(path -> path.forEach(call -> html.append("<li>")
                        .append(link(text(call, "operationId"), text(call, "summary")))
                        .append("</li>")));
        html.append("</ul><p><a href=\"#problems\">Problems</a>: ")
                .append(Stream.of(ProblemType.values())
                        .map(type -> link(type.urn(), type.id()))
                        .collect(Collectors.joining(", ")))
                .append("</p><p><a href=\"#shapes\">Shapes</a>: ")
                .append(document.path("components").path("schemas").properties().stream()
                        .map(shape -> link("shape-" + shape.getKey(), shape.getKey()))
                        .collect(Collectors.joining(", ")))
                .append("</p></nav>");
    }

    private static String link(String id, String text) {
        return "<a href=\"#" + Html.text(id) + "\">" + Html.text(text) + "</a>";
    }

    private void call(String method, String path, JsonNode call) {
        html.append("<section id=\"")
                .append(Html.text(text(call, "operationId")))
                .append("\">");
        html.append("<h3><code>")
                .append(Html.text(method.toUpperCase(Locale.ROOT) + " " + path))
                .append("</code></h3>");
        element("p", text(call, "summary"));
        element("p", text(call, "description"));
        for (JsonNode parameter : call.path("parameters")) {
            html.append("<p><code>").append(Html.text(text(parameter, "name"))).append("</code> (");
            html.append(Html.text(text(parameter, "in")))
                    .append(parameter.path("required").asBoolean() ? ", required) " : ") ")
                    .append(Html.text(text(parameter, "description")))
                    .append("</p>");
        }
        call.path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> html.append("<p>Takes <code>")
                        .append(Html.text(body.getKey()))
                        .append("</code>: ")
                        .append(type(body.getValue().path("schema")))
                        .append("</p>"));
        html.append("<table><thead><tr><th>Status<th>Meaning<th>Shape<tbody>");
        call.path("responses").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(this::answer);
        html.append("</table>");
        examples(call);
        html.append("</section>");
    }

    /** Of the request's JSON, or of those parts that are JSON, and of the answer to expect. */
    private void examples(JsonNode call) {
        List<JsonNode> shown = Stream.concat(
                        call.at("/requestBody/content").properties().stream().map(Map.Entry::getValue), success(call))
                .map(content -> content.path("schema"))
                .flatMap(this::json)
                .toList();
        if (!shown.isEmpty()) {
            html.append("<details><summary>Example</summary>");
            shown.forEach(this::example);
            html.append("</details>");
        }
    }

    private void answer(Map.Entry<String, JsonNode> answer) {
        String shapes = StreamSupport.stream(answer.getValue().path("content").spliterator(), false)
                .map(content -> type(content.path("schema")))
                .distinct()
                .collect(Collectors.joining(", "));
        html.append("<tr><td>").append(Html.text(answer.getKey())).append("<td>");
        html.append(Html.text(text(answer.getValue(), "description")))
                .append("<td>")
                .append(shapes);
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
        return files
                ? StreamSupport.stream(shape.path("properties").spliterator(), false)
                        .filter(part -> part.has("$ref"))
                : Stream.of(schema);
    }

    private void example(JsonNode schema) {
        html.append("<p>").append(type(schema)).append("</p>");
        code(examples.of(schema).toPrettyString());
    }

    private void code(String json) {
        html.append("<pre><code>").append(Html.verbatim(json)).append("</code></pre>");
    }

    private void problem(ProblemType type) {
        ProblemGuide guide = ProblemGuide.of(type);
        html.append("<section id=\"").append(type.urn()).append("\">");
        element("h3", guide.title());
        html.append("<p>Status ")
                .append(type.statuses().stream().map(String::valueOf).collect(Collectors.joining(" or ")))
                .append(", <code>")
                .append(type.urn())
                .append("</code></p>");
        element("p", guide.meaning());
        element("p", guide.advice());
        html.append("<details><summary>Example</summary>");
        code(guide.example());
        html.append("</details></section>");
    }

    private void shape(Map.Entry<String, JsonNode> shape) {
        Set<String> required = StreamSupport.stream(
                        shape.getValue().path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        html.append("<section id=\"shape-").append(Html.text(shape.getKey())).append("\">");
        element("h3", shape.getKey());
        element("p", text(shape.getValue(), "description"));
        html.append("<table><thead><tr><th>Member<th>Type<th>Meaning<tbody>");
        shape.getValue()
                .path("properties")
                .properties()
                .forEach(member -> html.append("<tr><td><code>")
                        .append(Html.text(member.getKey()))
                        .append("</code>")
                        .append(required.contains(member.getKey()) ? "" : " (optional)")
                        .append("<td>")
                        .append(type(member.getValue()))
                        .append("<td>")
                        .append(Html.text(text(member.getValue(), "description")))
                        .append(value(member.getValue())));
        html.append("</table></section>");
    }

    private static String value(JsonNode member) {
        JsonNode example = member.path("example");
        if (example.isMissingNode()) {
            return "";
        }
        String value = example.isTextual() ? example.textValue() : example.toString();
        return " <code>" + Html.text(value) + "</code>";
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring(SCHEMAS.length());
            return link("shape-" + name, name);
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> "<code>" + Html.text(value.asText()) + "</code>")
                    .collect(Collectors.joining(", "));
        }
        JsonNode type = schema.path("type");
        String names = type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "))
                : type.asText();
        return Html.text(schema.has("format") ? names + ", " + text(schema, "format") : names);
    }

    private void element(String name, String text) {
        if (!text.isEmpty()) {
            html.append('<')
                    .append(name)
                    .append('>')
                    .append(Html.text(text))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
