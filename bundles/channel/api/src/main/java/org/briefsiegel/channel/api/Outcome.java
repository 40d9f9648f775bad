package org.briefsiegel.channel.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What became of a message.
 *
 * @param kind the verdict
 * @param reason why it wasn't taken, in a word that practices are told in theirs; {@link Reason#NONE} where it was
 * @param detail for the operator: an answer code or an error's kind; never an address, a text, a link or a code
 * @param receipts the keys under which a {@link Receipt} may come later, one for each part that travels alone; none where
 *     none will come, or only under the message's own id
 */
public record Outcome(Kind kind, Reason reason, String detail, List<String> receipts) {

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

    /** Why a message wasn't taken, as far as whoever sent it can do something about it. More may come. */
    public enum Reason {
        /** It was taken. */
        NONE,
        /** There is no such mailbox. */
        MAILBOX_UNKNOWN,
        /** There is one, and nothing fits into it. */
        MAILBOX_FULL,
        /** There is no mail server behind the address. */
        DOMAIN_UNKNOWN,
        /** It is no address that this channel can send to; it may have been given when another one was in force. */
        ADDRESS_INVALID,
        /** The recipient's server takes nothing for this address, and doesn't say why. */
        ADDRESS_REFUSED,
        /** What it says, or whom it comes from, isn't liked there. */
        CONTENT_REFUSED,
        /** It is larger than the recipient's server takes. */
        TOO_LARGE,
        /** The phone number can't be reached by a text message. */
        NUMBER_INVALID,
        /** The next server takes nothing now, and may later. */
        BUSY,
        /** The phone was off or out of reach for as long as it was tried. */
        PHONE_UNREACHABLE,
        /** The recipient's mail server couldn't be reached for as long as it was tried. */
        SERVER_UNREACHABLE,
        /** The network or the recipient's server has taken it, and didn't deliver it. */
        NOT_DELIVERED,
        /** Whoever took it doesn't know what became of it. */
        FATE_UNKNOWN,
        /** The next server wants less at a time: the whole channel slows down, and then tries for more again. */
        THROTTLED,
        /** Our own way out is disturbed: no connection, no session, an account that is refused. */
        NO_WAY_OUT,
        /** Everything was handed over, and the answer is missing. */
        ANSWER_LOST,
        /** Anything else; the detail says it to who knows. */
        OTHER;

        /** Lower-case letters and hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Outcome {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        receipts = List.copyOf(receipts);
    }

    public static Outcome accepted(String... receipts) {
        return new Outcome(Kind.ACCEPTED, Reason.NONE, "", List.of(receipts));
    }

    public static Outcome retry(String detail) {
        return retry(Reason.OTHER, detail);
    }

    public static Outcome retry(Reason reason, String detail) {
        return new Outcome(Kind.RETRY, reason, detail, List.of());
    }

    public static Outcome permanent(String detail) {
        return permanent(Reason.OTHER, detail);
    }

    public static Outcome permanent(Reason reason, String detail) {
        return new Outcome(Kind.PERMANENT, reason, detail, List.of());
    }

    public static Outcome unknown(String detail) {
        return new Outcome(Kind.UNKNOWN, Reason.ANSWER_LOST, detail, List.of());
    }
}
