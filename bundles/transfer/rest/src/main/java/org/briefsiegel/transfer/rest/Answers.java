package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** Renders answers: JSON, or a problem as RFC 9457 describes it. */
final class Answers {

    static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static Response ok(JsonNode body) {
        return Response.ok(bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response refused(Refusal refusal, Locale locale) {
        ObjectNode problem =
                problem(status(refusal.problem()), refusal.problem().id(), refusal.detail(), locale);
        ArrayNode errors = problem.putArray("errors");
        for (Refusal.Flaw flaw : refusal.flaws()) {
            errors.addObject()
                    .put("pointer", flaw.pointer())
                    .put("code", flaw.code())
                    .put("text", flaw.text());
        }
        Response.ResponseBuilder response = Response.status(status(refusal.problem()))
                .entity(bytes(problem))
                .type(PROBLEM);
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", "Bearer realm=\"briefsiegel\"");
        }
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1));
        return response.build();
    }

    /** A problem that HTTP itself has a word for, or a fault of ours. */
    static byte[] plain(int status, String id, Locale locale, Object... arguments) {
        return bytes(problem(status, id, Texts.text(locale, "detail." + id, arguments), locale));
    }

    private static ObjectNode problem(int status, String id, String detail, Locale locale) {
        return JSON.createObjectNode()
                .put("type", "urn:briefsiegel:problem:" + id)
                .put("title", Texts.text(locale, "problem." + id))
                .put("status", status)
                .put("detail", detail);
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case UNAUTHENTICATED -> 401;
            case PLAN_REQUIRED, FACTOR_NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case QUOTE_OUTDATED, IDEMPOTENCY_CONFLICT, STATE_CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case IDEMPOTENCY_MISMATCH,
                    INVALID_REQUEST,
                    MISSING_FACT,
                    INVALID_FACT,
                    UNKNOWN_DOCUMENT_TYPE,
                    UNKNOWN_FACTOR,
                    DOCUMENT_REFUSED,
                    QUOTE_REQUIRED -> 422;
            case RATE_LIMITED -> 429;
            case FACTOR_NOT_AVAILABLE, UNAVAILABLE -> 503;
        };
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
