package org.briefsiegel.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer, with its JSON. */
public record Answer(HttpResponse<String> http) {

    public int status() {
        return http.statusCode();
    }

    /** The header's first value; empty where there is none. */
    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** @throws AssertionError when it isn't JSON */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(http.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new AssertionError(http.body(), notJson);
        }
    }

    /**
     * Status and problem type.
     *
     * @throws AssertionError when it hasn't the form of RFC 9457, or no link to what it means
     */
    public String problem() {
        if (!header("Content-Type").startsWith("application/problem+json")
                || json().path("status").asInt() != status()
                || json().path("title").asText().isBlank()
                || json().path("detail").asText().isBlank()
                || !header("Link").equals("</api/v1/docs#" + json().path("type").asText() + ">; rel=\"help\"")) {
            throw new AssertionError("no problem: " + http + http.body());
        }
        return status() + " " + json().path("type").asText();
    }

    public List<String> pointers() {
        return json().path("errors").findValuesAsText("pointer");
    }
}
