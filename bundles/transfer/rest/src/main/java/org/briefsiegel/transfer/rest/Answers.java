package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** Renders answers: JSON, or a problem as RFC 9457 describes it. */
final class Answers {

    static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static Response ok(Object body) {
        return Response.ok(bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response refused(Refusal refusal, Locale locale) {
        ProblemJson problem = problem(
                status(refusal.problem()),
                refusal.problem().id(),
                refusal.detail(),
                refusal.flaws(),
                refusal.quote(),
                locale);
        Response.ResponseBuilder response = Response.status(status(refusal.problem()))
                .entity(bytes(problem))
                .type(PROBLEM);
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", "Bearer realm=\"briefsiegel\"");
        }
        refusal.retryAfter()
                .ifPresent(wait -> response.header(
                        HttpHeaders.RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds()));
        return response.build();
    }

    /** A problem that HTTP itself has a word for, or a fault of ours. */
    static byte[] plain(int status, String id, Locale locale, Object... arguments) {
        return bytes(problem(
                status, id, Texts.text(locale, "detail." + id, arguments), List.of(), Optional.empty(), locale));
    }

    private static ProblemJson problem(
            int status, String id, String detail, List<Refusal.Flaw> flaws, Optional<PriceQuote> quote, Locale locale) {
        return new ProblemJson(
                ProblemJson.TYPE + id,
                Texts.text(locale, "problem." + id),
                status,
                detail,
                flaws.stream().map(ProblemJson.Flaw::of).toList(),
                quote.map(OfferJson.Quote::of).orElse(null));
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case UNAUTHENTICATED -> 401;
            case PRACTICE_SUSPENDED, PLAN_REQUIRED, FACTOR_NOT_ALLOWED, CAP_REACHED -> 403;
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

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can always be written", impossible);
        }
    }
}
