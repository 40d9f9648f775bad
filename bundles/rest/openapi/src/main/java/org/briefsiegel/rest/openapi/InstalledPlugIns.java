package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Fact;
import org.briefsiegel.transfer.api.Capabilities.Factor;

/**
 * Adds to the OpenAPI document what is installed in this server: document types, factors, and the facts that they go by. The shapes
 * stay as they are, so that clients that were generated from the document fit every server: facts are patterns of properties, which
 * validators check and generators leave out.
 */
final class InstalledPlugIns {

    private static final List<String> FACTORS = List.of("NewAuthentication", "SuggestedAuthentication", "NewQuote");

    private final ObjectNode schemas;
    private final Capabilities installed;

    private InstalledPlugIns(JsonNode document, Capabilities installed) {
        this.schemas = (ObjectNode) document.at("/components/schemas");
        this.installed = installed;
    }

    /** A copy of the document. */
    static JsonNode in(JsonNode document, Capabilities installed) {
        JsonNode copy = document.deepCopy();
        new InstalledPlugIns(copy, installed).add();
        return copy;
    }

    private void add() {
        List<Factor> factors = installed.factors();
        List<DocumentKind> types = installed.documentTypes().stream()
                .filter(DocumentKind::available)
                .toList();
        for (String shape : FACTORS) {
            name(
                    property(shape, "factor"),
                    factors.stream().map(Factor::id),
                    factors.stream().map(it -> it.id() + "` (" + it.label() + ")"));
        }
        name(
                property("NewDocument", "type"),
                types.stream().map(DocumentKind::id),
                types.stream().map(it -> it.id() + "` (" + it.label() + ")"));
        for (String shape : List.of("NewTransfer", "NewSendWindow")) {
            facts(property(shape, "patient"), "/patient/");
        }
        for (String shape : List.of("NewRecipient", "SuggestedRecipient")) {
            facts(property(shape, "facts"), "/recipient/facts/");
        }
    }

    private ObjectNode property(String shape, String name) {
        return (ObjectNode) schemas.requiredAt("/" + shape + "/properties/" + name);
    }

    private static void name(ObjectNode schema, Stream<String> ids, Stream<String> names) {
        ArrayNode examples = schema.putArray("examples");
        ids.forEach(examples::add);
        describe(schema, names.map(name -> "`" + name).collect(Collectors.joining(", ", "Installed here: ", ".")));
    }

    private void facts(ObjectNode schema, String place) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        installed.factors().stream()
                .flatMap(factor -> factor.facts().stream())
                .filter(fact -> fact.pointer().equals(place + fact.name()))
                .forEach(fact -> facts.putIfAbsent(fact.name(), fact));
        if (facts.isEmpty()) {
            return;
        }
        ObjectNode patterns = schema.putObject("patternProperties");
        facts.values().forEach(fact -> pattern(patterns.putObject("^" + fact.name() + "$"), fact));
        describe(
                schema,
                facts.values().stream()
                        .map(fact -> "`%s` (%s; `%s`)".formatted(fact.name(), fact.label(), askedBy(fact)))
                        .collect(Collectors.joining(", ", "Factors here ask for ", ".")));
    }

    private static void pattern(ObjectNode schema, Fact fact) {
        schema.put("description", fact.label());
        ArrayNode types = schema.putArray("type").add("string").add("null");
        if (fact.kind().equals("date")) {
            schema.put("format", "date");
        } else {
            types.add("number");
        }
    }

    private String askedBy(Fact fact) {
        return installed.factors().stream()
                .filter(factor -> factor.facts().stream()
                        .anyMatch(other -> other.pointer().equals(fact.pointer())))
                .map(Factor::id)
                .collect(Collectors.joining("`, `"));
    }

    private static void describe(ObjectNode schema, String sentence) {
        String before = schema.path("description").asText("");
        schema.put("description", before.isEmpty() ? sentence : before + " " + sentence);
    }
}
