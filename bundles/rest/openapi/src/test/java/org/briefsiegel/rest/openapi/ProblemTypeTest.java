package org.briefsiegel.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.rest.problem.ProblemType;
import org.briefsiegel.transfer.api.Problem;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of problem is described wherever somebody may look for it, and nothing else is. */
class ProblemTypeTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String PAGE = OpenApiPageTest.PAGE;

    @ParameterizedTest
    @EnumSource
    void whatTheCoreRefusesHasAType(Problem problem) {
        assertThat(ProblemType.of(problem).statuses()).contains(ProblemType.status(problem));
    }

    @ParameterizedTest
    @EnumSource
    void thePageExplainsItWhereTheLinkLeads(ProblemType type) {
        ProblemGuide guide = ProblemGuide.of(type);

        assertThat(type.link()).isEqualTo("</api/v1/docs#" + type.urn() + ">; rel=\"help\"");
        assertThat(PAGE).containsOnlyOnce("id=\"" + type.urn() + "\"");
        assertThat(Stream.of(guide.title(), guide.meaning(), guide.advice()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void nothingElseIsExplained() {
        assertThat(ProblemGuide.TEXTS.keySet())
                .extracting(key -> key.replaceFirst("[.].*", ""))
                .containsOnly(ids());
    }

    @Test
    void theDocumentNamesThemAll() {
        JsonNode types = OpenApiDocumentTest.DOCUMENT.at("/components/schemas/Problem/properties/type/enum");

        assertThat(types)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemType.values()).map(ProblemType::urn).toList());
    }

    static Stream<Named<JsonNode>> operations() {
        return OpenApiDocumentTest.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationNamesThemUnderTheirStatus(JsonNode operation) {
        operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().compareTo("400") >= 0)
                .forEach(answer -> assertThat(
                                named(answer.getValue().path("description").asText()))
                        .as(answer.getKey())
                        .isNotEmpty()
                        .isSubsetOf(withStatus(Integer.parseInt(answer.getKey()))));
    }

    @Test
    void theGuideListsThemAllByStatus() throws Exception {
        String guide = Files.readString(Path.of("../../../docs/api.md"));
        String table = guide.substring(guide.indexOf("| status | types"));

        assertThat(named(table)).containsExactlyInAnyOrder(ids());
    }

    private static String[] ids() {
        return Stream.of(ProblemType.values()).map(ProblemType::id).toArray(String[]::new);
    }

    private static List<String> withStatus(int status) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.statuses().contains(status))
                .map(ProblemType::id)
                .toList();
    }

    /** Which types a text names between backticks. */
    private static Set<String> named(String text) {
        Set<String> ids = Set.copyOf(Arrays.asList(ids()));
        return CODE.matcher(text)
                .results()
                .map(code -> code.group(1))
                .filter(ids::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
