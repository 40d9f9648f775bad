package org.briefsiegel.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is there for the practice API leaves the answers of the other edges alone, which are served together with it. */
class OtherEdgesTest {

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new Letters());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aRecordThatWritesItselfIsNoJson() {
        for (String type : new String[] {"application/pdf", "application/json"}) {
            Answer answer = api.get("/letters?" + type);

            assertThat(answer.http().body()).isEqualTo("Dear reader");
            assertThat(answer.header("Content-Type")).isEqualTo(type);
            assertThat(answer.http().headers().firstValue("ETag")).isEmpty();
        }
    }

    @Test
    void aRefusalKeepsItsWords() {
        Answer answer = api.get("/letters/gone");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.http().body()).isEqualTo("gone");
        assertThat(answer.header("Link")).isEmpty();
    }

    @Path("/letters")
    public static final class Letters {

        private record Letter(String text) implements StreamingOutput {

            @Override
            public void write(OutputStream out) throws IOException {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        @GET
        public Response get(@Context UriInfo uri) {
            return Response.ok(new Letter("Dear reader"), uri.getRequestUri().getQuery())
                    .build();
        }

        @GET
        @Path("gone")
        public Response gone() {
            return Response.status(Response.Status.GONE).entity("gone").build();
        }
    }
}
