package org.briefsiegel.transfer.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a request isn't carried out.
 *
 * @param problem the kind, stable for programs
 * @param detail a sentence for people, in the request's language
 * @param flaws which parts of the request are the reason; may be empty
 * @param retryAfter when the same request may succeed; empty where waiting alone doesn't help, or for how long isn't known
 * @param quote a new price, where the one that the request names doesn't hold any more
 */
public record Refusal(
        Problem problem, String detail, List<Flaw> flaws, Optional<Duration> retryAfter, Optional<PriceQuote> quote) {

    public Refusal {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(detail, "detail");
        flaws = List.copyOf(flaws);
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(quote, "quote");
    }

    public Refusal(Problem problem, String detail, List<Flaw> flaws) {
        this(problem, detail, flaws, Optional.empty(), Optional.empty());
    }

    /** A refusal for one part of the request. */
    public static Refusal of(Problem problem, String pointer, String text) {
        return new Refusal(problem, text, List.of(new Flaw(pointer, problem.id(), text)));
    }

    /** A refusal of the request as a whole. */
    public static Refusal of(Problem problem, String detail) {
        return new Refusal(problem, detail, List.of());
    }

    /** The same, with the time after which the request may succeed. */
    public Refusal after(Duration wait) {
        return new Refusal(problem, detail, flaws, Optional.of(wait), quote);
    }

    /** The same, with the price that holds now. */
    public Refusal insteadAt(PriceQuote price) {
        return new Refusal(problem, detail, flaws, retryAfter, Optional.of(price));
    }

    /**
     * What is wrong with one part of the request.
     *
     * @param pointer JSON pointer (RFC 6901) into the {@code transfer} part
     * @param code stable for programs
     * @param text a sentence for people
     */
    public record Flaw(String pointer, String code, String text) {
        public Flaw {
            Objects.requireNonNull(pointer, "pointer");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }
}
