package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Shows an OpenAPI document as one page, for reading: every call with its answers, every problem, every shape with its members. */
final class OpenApiPage {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final StringBuilder html = new StringBuilder();

    OpenApiPage(JsonNode document) {
        this.document = document;
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
                .append(escape(text(document, "openapi")))
                .append("</a></p><nav><ul>");
        contents("calls", "Calls");
        contents("problems", "Problems");
        contents("shapes", "Shapes");
        html.append("</ul></nav><h2>Authentication</h2>");
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

    private void call(String method, String path, JsonNode call) {
        html.append("<section id=\"").append(escape(text(call, "operationId"))).append("\">");
        html.append("<h3><code>")
                .append(escape(method.toUpperCase(Locale.ROOT) + " " + path))
                .append("</code></h3>");
        element("p", text(call, "summary"));
        element("p", text(call, "description"));
        for (JsonNode parameter : call.path("parameters")) {
            html.append("<p><code>").append(escape(text(parameter, "name"))).append("</code> (");
            html.append(escape(text(parameter, "in")))
                    .append(parameter.path("required").asBoolean() ? ", required) " : ") ")
                    .append(escape(text(parameter, "description")))
                    .append("</p>");
        }
        call.path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> html.append("<p>Takes <code>")
                        .append(escape(body.getKey()))
                        .append("</code>: ")
                        .append(type(body.getValue().path("schema")))
                        .append("</p>"));
        html.append("<table><thead><tr><th>Status<th>Meaning<th>Shape<tbody>");
        call.path("responses").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(this::answer);
        html.append("</table></section>");
    }

    private void answer(Map.Entry<String, JsonNode> answer) {
        String shapes = StreamSupport.stream(answer.getValue().path("content").spliterator(), false)
                .map(content -> type(content.path("schema")))
                .distinct()
                .collect(Collectors.joining(", "));
        html.append("<tr><td>").append(escape(answer.getKey())).append("<td>");
        html.append(escape(text(answer.getValue(), "description")))
                .append("<td>")
                .append(shapes);
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
        html.append("<pre><code>").append(safe(guide.example())).append("</code></pre></section>");
    }

    private void contents(String id, String title) {
        html.append("<li><a href=\"#").append(id).append("\">").append(title).append("</a></li>");
    }

    private void shape(Map.Entry<String, JsonNode> shape) {
        Set<String> required = StreamSupport.stream(
                        shape.getValue().path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        html.append("<section id=\"shape-").append(escape(shape.getKey())).append("\">");
        element("h3", shape.getKey());
        element("p", text(shape.getValue(), "description"));
        html.append("<table><thead><tr><th>Member<th>Type<th>Meaning<tbody>");
        shape.getValue()
                .path("properties")
                .properties()
                .forEach(member -> html.append("<tr><td><code>")
                        .append(escape(member.getKey()))
                        .append("</code>")
                        .append(required.contains(member.getKey()) ? "" : " (optional)")
                        .append("<td>")
                        .append(type(member.getValue()))
                        .append("<td>")
                        .append(escape(text(member.getValue(), "description")))
                        .append(example(member.getValue())));
        html.append("</table></section>");
    }

    private static String example(JsonNode member) {
        JsonNode example = member.path("example");
        if (example.isMissingNode()) {
            return "";
        }
        String value = example.isTextual() ? example.textValue() : example.toString();
        return " <code>" + escape(value) + "</code>";
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring(SCHEMAS.length());
            return "<a href=\"#shape-" + escape(name) + "\">" + escape(name) + "</a>";
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> "<code>" + escape(value.asText()) + "</code>")
                    .collect(Collectors.joining(", "));
        }
        JsonNode type = schema.path("type");
        String names = type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "))
                : type.asText();
        return escape(schema.has("format") ? names + ", " + text(schema, "format") : names);
    }

    private void element(String name, String text) {
        if (!text.isEmpty()) {
            html.append('<')
                    .append(name)
                    .append('>')
                    .append(escape(text))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** Text in which what stands between backticks is code, and leads to the problem where it names one. */
    private static String escape(String text) {
        return CODE.matcher(safe(text))
                .replaceAll(
                        code -> Matcher.quoteReplacement(link(code.group(1), "<code>" + code.group(1) + "</code>")));
    }

    private static String link(String word, String html) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.id().equals(word))
                .findFirst()
                .map(type -> "<a href=\"#" + type.urn() + "\">" + html + "</a>")
                .orElse(html);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
