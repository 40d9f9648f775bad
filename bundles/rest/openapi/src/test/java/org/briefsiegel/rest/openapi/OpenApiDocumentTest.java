package org.briefsiegel.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What generators and readers need of the document beyond what linters ask for. */
class OpenApiDocumentTest {

    static final JsonNode DOCUMENT = read();

    private static JsonNode read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    static Stream<Named<JsonNode>> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(call -> Named.of(call.getValue().path("operationId").asText(), call.getValue()));
    }

    /** Generated clients name in {@code Accept} what comes first, and some nothing else. */
    @ParameterizedTest
    @MethodSource("operations")
    void anOperationNamesItsSuccessBeforeItsProblems(JsonNode operation) {
        assertThat(operation.path("responses").fieldNames().next()).startsWith("2");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationMayAnswerWhatAnyMayAnswer(JsonNode operation) {
        assertThat(operation.path("responses").fieldNames())
                .toIterable()
                .contains("401", "403", "406", "429", "500", "503");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationMayBeRefusedToASuspendedPractice(JsonNode operation) {
        assertThat(operation.at("/responses/403/description").asText()).contains("`practice-suspended`");
    }

    @Test
    void sendingNamesItsOwnRefusalsBesideThoseOfEveryCall() {
        assertThat(DOCUMENT.at("/paths/~1api~1v1~1transfers/post/responses/403/description")
                        .asText())
                .contains("`practice-suspended`", "`plan-required`");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aParameterIsDescribedAndShown(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            assertThat(parameter.path("description").asText())
                    .as(parameter.toString())
                    .isNotEmpty();
            assertThat(parameter.has("example")
                            || parameter.path("schema").has("enum")
                            || parameter.path("schema").has("default"))
                    .as(parameter.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsOfAGroupThatIsDescribed(JsonNode operation) {
        assertThat(StreamSupport.stream(DOCUMENT.path("tags").spliterator(), false)
                        .filter(tag -> !tag.path("description").asText().isEmpty())
                        .map(tag -> tag.path("name")))
                .contains(operation.at("/tags/0"));
    }

    @Test
    void aTextHasATextAsItsExample() {
        assertThat(DOCUMENT.findParents("example"))
                .filteredOn(schema -> schema.path("type").asText().equals("string"))
                .isNotEmpty()
                .allMatch(schema -> schema.path("example").isTextual());
    }
}
