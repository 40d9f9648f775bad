package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Objects;

/**
 * Why a request isn't carried out.
 *
 * @param problem the kind, stable for programs
 * @param detail a sentence for people, in the request's language
 * @param flaws which parts of the request are the reason; may be empty
 */
public record Refusal(Problem problem, String detail, List<Flaw> flaws) {

    public Refusal {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(detail, "detail");
        flaws = List.copyOf(flaws);
    }

    /** A refusal for one part of the request. */
    public static Refusal of(Problem problem, String pointer, String text) {
        return new Refusal(problem, text, List.of(new Flaw(pointer, problem.id(), text)));
    }

    /** A refusal of the request as a whole. */
    public static Refusal of(Problem problem, String detail) {
        return new Refusal(problem, detail, List.of());
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
