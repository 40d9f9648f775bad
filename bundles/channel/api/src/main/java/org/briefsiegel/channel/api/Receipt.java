package org.briefsiegel.channel.api;

import java.util.List;
import java.util.Objects;

/**
 * What is told later about a message that was taken: that it has arrived, or won't. A channel that learns of it brings a further
 * route, {@code receipt.<id>}, and sends this as the body to {@code direct:receipt}. It comes back normally once the receipt is
 * kept, also where nobody knows its message; it throws where nothing could be kept, and the channel then has it told again.
 * Receipts may come twice, late, in any order, and before their message's {@link Outcome}.
 *
 * <p>Whoever sends a receipt isn't always who it claims to be: a key has to be one that only the next server or the recipient's
 * can know.
 *
 * @param channel id of the channel
 * @param keys what may name the message, the best first, compared as they are: one of its outcome's
 *     {@link Outcome#receipts}, or its own {@link Message#id}; up to 200 characters each
 * @param verdict what became of it
 * @param reason why it didn't arrive, or hasn't yet; {@link Outcome.Reason#NONE} where it did
 * @param detail for the operator: a status code; never an address, a text, a link or a code
 */
public record Receipt(String channel, List<String> keys, Verdict verdict, Outcome.Reason reason, String detail) {

    /** What became of a message, or of one of its parts. */
    public enum Verdict {
        /** It is in the recipient's mailbox, or on the phone. */
        DELIVERED,
        /** Not yet, and it is still being tried. */
        DELAYED,
        /** It will never arrive. */
        FAILED,
        /** Whoever took it doesn't know what became of it. */
        DOUBTFUL
    }

    public Receipt {
        Objects.requireNonNull(channel, "channel");
        keys = List.copyOf(keys);
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** Without its keys, which tell who may have got what. */
    @Override
    public String toString() {
        return "Receipt[" + channel + " " + verdict + " " + reason + " " + detail + "]";
    }
}
