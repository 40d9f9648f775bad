package org.briefsiegel.channel.api;

import java.util.Objects;

/**
 * What became of a message.
 *
 * @param kind the verdict
 * @param detail for the operator: an answer code or an error's kind; never an address, a text, a link or a code
 * @param receipt the id under which a later receipt will come; empty if there is none
 */
public record Outcome(Kind kind, String detail, String receipt) {

    /** What the host does next. */
    public enum Kind {
        /** The next server has taken it: charged, and not sent again. */
        ACCEPTED,
        /** Nothing was sent: tried again later. */
        RETRY,
        /** It will never work: given up, not charged. */
        PERMANENT,
        /** It may have been sent, but the answer was lost: sent once more with the same id. */
        UNKNOWN
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(receipt, "receipt");
    }

    public static Outcome accepted(String receipt) {
        return new Outcome(Kind.ACCEPTED, "", receipt);
    }

    public static Outcome retry(String detail) {
        return new Outcome(Kind.RETRY, detail, "");
    }

    public static Outcome permanent(String detail) {
        return new Outcome(Kind.PERMANENT, detail, "");
    }

    public static Outcome unknown(String detail) {
        return new Outcome(Kind.UNKNOWN, detail, "");
    }
}
