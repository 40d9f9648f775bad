package org.briefsiegel.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PracticeApi;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void isThePracticeWhoseKeyItIs() {
        try (ApiServer api = new ApiServer(new Asking())) {
            assertThat(api.get("/api/asking").http().body()).isEqualTo("P1 de");
            assertThat(api.send(api.request("/api/asking", "key-2").header("Accept-Language", "en"))
                            .http()
                            .body())
                    .isEqualTo("P2 en");
        }
    }

    /** What forgets to ask for the key is open to nobody. */
    @Test
    void isNobodyWhereNoKeyIsAskedFor() {
        try (ApiServer api = new ApiServer(new NotAsking())) {
            assertThat(api.get("/api/not-asking").problem()).isEqualTo("401 urn:briefsiegel:problem:unauthenticated");
        }
    }

    @PracticeApi
    @Path("/api/asking")
    public static final class Asking {

        @GET
        public String get(@BeanParam Caller caller) {
            return caller.id() + " " + caller.locale().getLanguage();
        }
    }

    @Path("/api/not-asking")
    public static final class NotAsking {

        @GET
        public String get(@BeanParam Caller caller) {
            return caller.id();
        }
    }
}
