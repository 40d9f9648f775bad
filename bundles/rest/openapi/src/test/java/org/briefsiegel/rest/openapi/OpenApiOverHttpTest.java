package org.briefsiegel.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.briefsiegel.testkit.api.FakeTransferService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiOverHttpTest {

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new OpenApiResource(new FakeTransferService()));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theBeginningOfTheApiSaysWhereItIsDescribed() {
        for (String path : new String[] {"/api/v1", "/api/v1/"}) {
            var program = api.get(path);
            assertThat(program.status()).isEqualTo(200);
            assertThat(program.json().path("openapi").asText()).isEqualTo("/api/v1/openapi.json");
            assertThat(api.get(program.json().path("documentation").asText()).status())
                    .isEqualTo(200);

            var person =
                    api.send(api.request(path).header("Accept", "text/html,*/*").GET());
            assertThat(person.status()).isEqualTo(303);
        }
    }

    @Test
    void theDescriptionNeedsNoKey() {
        Answer answer = api.get("/api/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asText()).startsWith("3.1");
    }

    @Test
    void theDescriptionNamesWhatIsInstalledHere() {
        JsonNode schemas = api.get("/api/v1/openapi.json").json().at("/components/schemas");

        assertThat(schemas.at("/NewAuthentication/properties/factor/examples").toString())
                .isEqualTo("[\"birth-date\",\"sms-code\"]");
        assertThat(schemas.at("/NewDocument/properties/type/description").asText())
                .as("and not what is suspended")
                .endsWith("Installed here: `invoice` (Rechnung).");
        assertThat(schemas.at("/NewTransfer/properties/patient/patternProperties")
                        .toString())
                .isEqualTo("{\"^birthDate$\":{\"description\":\"Geburtsdatum\",\"type\":[\"string\",\"null\"],"
                        + "\"format\":\"date\"}}");
        assertThat(schemas.at("/NewSendWindow/properties/patient/description").asText())
                .endsWith("Factors here ask for `birthDate` (Geburtsdatum; `birth-date`).");
        assertThat(schemas.at("/NewRecipient/properties/facts").has("patternProperties"))
                .as("a phone has a member of its own")
                .isFalse();
        assertThat(api.get("/api/v1/docs").http().body()).contains("<code>birthDate</code>");
    }

    @Test
    void theDescriptionIsAPageToo() {
        Answer answer = api.get("/api/v1/docs");

        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.http().body())
                .contains("POST /api/v1/transfers</code>", "id=\"shape-Transfer\"", "href=\"docs.css\"");
        assertThat(api.get("/api/v1/docs.css").header("Content-Type")).startsWith("text/css");
    }
}
