package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts together an example of a whole shape from the examples that the document gives for its members. */
final class OpenApiExamples {

    private final JsonNode document;

    OpenApiExamples(JsonNode document) {
        this.document = document;
    }

    /**
     * @param schema of JSON, or a reference to one
     * @return what the schema gives as its example; else a list of one, an object with all its members, the first of some values,
     *     or true; null for what has none of these
     */
    JsonNode of(JsonNode schema) {
        if (schema.has("$ref")) {
            return of(document.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("enum")) {
            return schema.at("/enum/0");
        }
        if (schema.has("items")) {
            return JsonNodeFactory.instance.arrayNode().add(of(schema.path("items")));
        }
        if (schema.has("properties")) {
            ObjectNode example = JsonNodeFactory.instance.objectNode();
            schema.path("properties")
                    .properties()
                    .forEach(member -> example.set(member.getKey(), of(member.getValue())));
            return example;
        }
        return schema.path("type").asText().equals("boolean") ? BooleanNode.TRUE : NullNode.getInstance();
    }
}
