package org.briefsiegel.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that are put together keep the document's own word. */
class OpenApiExamplesTest {

    private static final String IRI = "urn:briefsiegel:openapi";
    private static final JsonNode DOCUMENT = OpenApiDocumentTest.DOCUMENT;
    private static final String PAGE = OpenApiPageTest.PAGE;
    private static final OpenApiExamples EXAMPLES = new OpenApiExamples(DOCUMENT);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), registry -> registry.schemas(Map.of(IRI, DOCUMENT.toString())));

    static Stream<Named<JsonNode>> operations() {
        return OpenApiDocumentTest.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void thePageShowsOneOfEveryOperation(JsonNode operation) {
        String section = PAGE.replaceFirst(
                        "(?s).*<section id=\"" + operation.path("operationId").asText() + "\">", "")
                .replaceFirst("(?s)</section>.*", "");
        int taken = operation.has("requestBody") ? 1 : 0;
        boolean answered = operation.path("responses").properties().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2")
                        && answer.getValue().path("content").has("application/json"));

        assertThat(section.split("<pre>", -1)).hasSize(1 + taken + (answered ? 1 : 0));
    }

    /** All but what holds files. */
    static Stream<String> shapes() {
        return StreamSupport.stream(
                        ((Iterable<String>)
                                        () -> DOCUMENT.at("/components/schemas").fieldNames())
                                .spliterator(),
                        false)
                .filter(name -> !name.endsWith("Upload"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anExampleIsWhatItsShapeSays(String shape) {
        String pointer = "#/components/schemas/" + shape;
        JsonNode example = EXAMPLES.of(DOCUMENT.at(pointer.substring(1)));

        assertThat(SCHEMAS.getSchema(SchemaLocation.of(IRI + pointer))
                        .validate(
                                example.toString(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(example.toPrettyString())
                .isEmpty();
    }
}
