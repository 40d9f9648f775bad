package org.briefsiegel.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiOverHttpTest {

    private ApiServer api;

    @BeforeEach
    void start() throws IOException {
        api = new ApiServer();
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
}
