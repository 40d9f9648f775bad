package org.briefsiegel.rest.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.transfer.api.Problem;

/**
 * What can be the {@code type} of a problem (RFC 9457) of this API. It is a URN, which names and doesn't lead anywhere; the page of
 * this API explains it in a section whose id it is, and every problem links there.
 */
public enum ProblemType {
    UNAUTHENTICATED(401),
    PRACTICE_SUSPENDED(403),
    PLAN_REQUIRED(403),
    FACTOR_NOT_ALLOWED(403),
    CAP_REACHED(403),
    BALANCE_TOO_LOW(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    QUOTE_OUTDATED(409),
    STATE_CONFLICT(409),
    IDEMPOTENCY_CONFLICT(409, 422),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_REQUEST(422),
    MISSING_FACT(422),
    INVALID_FACT(422),
    UNKNOWN_DOCUMENT_TYPE(422),
    UNKNOWN_FACTOR(422),
    DOCUMENT_REFUSED(422),
    QUOTE_REQUIRED(422),
    RATE_LIMITED(429),
    FAULT(500),
    FACTOR_NOT_AVAILABLE(503),
    UNAVAILABLE(503),
    INSUFFICIENT_STORAGE(507);

    /** Path of the page that explains them. */
    public static final String PAGE = "/api/v1/docs";

    private static final String PREFIX = "urn:briefsiegel:problem:";

    private final List<Integer> statuses;

    ProblemType(Integer... statuses) {
        this.statuses = List.of(statuses);
    }

    public static ProblemType of(Problem problem) {
        return Arrays.stream(values())
                .filter(type -> type.id().equals(problem.id()))
                .findFirst()
                .orElseThrow();
    }

    /** What HTTP itself refuses, by its status, 400 or more. */
    public static ProblemType of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? INVALID_REQUEST : UNAVAILABLE;
        };
    }

    /** Status of a refusal: one for each problem, even where two problems have one type. */
    public static int status(Problem problem) {
        List<Integer> statuses = of(problem).statuses;
        return problem == Problem.IDEMPOTENCY_MISMATCH ? statuses.get(1) : statuses.get(0);
    }

    /** Statuses that it comes with, the usual one first. */
    public List<Integer> statuses() {
        return statuses;
    }

    /** Its last part, which texts and people call it by. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonValue
    public String urn() {
        return PREFIX + id();
    }

    /** Value of the header {@code Link} (RFC 8288) that leads to its explanation. */
    public String link() {
        return "<" + PAGE + "#" + urn() + ">; rel=\"help\"";
    }
}
