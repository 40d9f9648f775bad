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
        ProblemType type = ProblemType.of(refusal.problem());
        int status = ProblemType.status(refusal.problem());
        Response.ResponseBuilder response = Response.status(status)
                .entity(bytes(problem(type, status, refusal.detail(), refusal.flaws(), refusal.quote(), locale)))
                .type(PROBLEM)
                .header(HttpHeaders.LINK, type.link());
        if (type == ProblemType.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", "Bearer realm=\"briefsiegel\"");
        }
        refusal.retryAfter()
                .ifPresent(wait -> response.header(
                        HttpHeaders.RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds()));
        return response.build();
    }

    /** A problem whose words are always the same but for the arguments. */
    static Response plain(ProblemType type, Locale locale, Object... arguments) {
        int status = type.statuses().get(0);
        return Response.status(status)
                .entity(plain(type, status, locale, arguments))
                .type(PROBLEM)
                .header(HttpHeaders.LINK, type.link())
                .build();
    }

    /** The body of such a problem. */
    static byte[] plain(ProblemType type, int status, Locale locale, Object... arguments) {
        String detail = Texts.text(locale, "detail." + type.id(), arguments);
        return bytes(problem(type, status, detail, List.of(), Optional.empty(), locale));
    }

    private static ProblemJson problem(
            ProblemType type,
            int status,
            String detail,
            List<Refusal.Flaw> flaws,
            Optional<PriceQuote> quote,
            Locale locale) {
        return new ProblemJson(
                type,
                Texts.text(locale, "problem." + type.id()),
                status,
                detail,
                flaws.stream().map(ProblemJson.Flaw::of).toList(),
                quote.map(OfferJson.Quote::of).orElse(null));
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can always be written", impossible);
        }
    }
}
