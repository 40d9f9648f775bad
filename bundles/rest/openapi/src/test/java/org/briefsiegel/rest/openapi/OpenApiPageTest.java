package org.briefsiegel.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenApiPageTest {

    static final String PAGE = page(OpenApiDocumentTest.DOCUMENT.toString());

    @Test
    void everyLinkLeadsSomewhereAndEveryAnchorIsThereOnce() {
        List<String> ids = found(" id=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found(" href=\"#([^\"]*)\"")).isNotEmpty().isSubsetOf(ids);
    }

    @Test
    void everyCallAndEveryShapeIsThere() {
        OpenApiDocumentTest.operations()
                .forEach(operation -> assertThat(PAGE)
                        .contains("<section id=\""
                                + operation.getPayload().path("operationId").asText() + "\">"));
        OpenApiDocumentTest.DOCUMENT
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(shape -> assertThat(PAGE).contains("<section id=\"shape-" + shape + "\">"));
    }

    @Test
    void whatStandsBetweenBackticksIsCodeAndLeadsToTheProblemThatItNames() {
        assertThat(described("see `a<b` or `not-found`"))
                .contains("<p>see <code>a&lt;b</code> or <a href=\"#urn:briefsiegel:problem:not-found\">"
                        + "<code>not-found</code></a></p>");
    }

    @Test
    void whatTheDocumentSaysIsTextAndNoMarkup() {
        assertThat(described("<script>alert(1)</script> & \\\"more\\\""))
                .contains("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</p>");
    }

    @Test
    void aTypeSaysWhatItLeadsToOrWhatItMayBe() {
        String shapes = """
                {"components":{"schemas":{"Letter":{"required":["to"],"properties":{
                "to":{"type":["string","null"],"format":"email","example":"a@example.org"},
                "pages":{"items":{"$ref":"#/components/schemas/Page"}},
                "kind":{"enum":["long","short"]}}},"Page":{}}}}""";

        assertThat(page(shapes))
                .contains(
                        "<td><code>to</code></td><td>string or null, email</td><td> <code>a@example.org</code></td>",
                        "<td><code>pages</code> (optional)</td><td>list of <a href=\"#shape-Page\">Page</a></td>",
                        "<td><code>long</code>, <code>short</code></td>");
    }

    private static String described(String description) {
        return page("{\"info\":{\"description\":\"" + description + "\"}}");
    }

    private static String page(String document) {
        try {
            return new String(new OpenApiPage(new JsonMapper().readTree(document)).html(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalArgumentException(document, fault);
        }
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PAGE)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
