package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * A message that a factor wants delivered to the recipient.
 *
 * @param channel id of the channel that carries it; {@code sms} for whichever one the operator has chosen for text messages
 * @param fact name of the fact that holds the address, for example {@code phone}
 * @param texts the exact text, in as many wordings as there are, the best first; at least one. The host sends the first that the
 *     channel carries in one part, since each part is charged, and the last where it carries none so. Secrets until one is delivered
 */
public record Dispatch(String channel, String fact, List<String> texts) {

    public Dispatch {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(fact, "fact");
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a message has a text");
        }
    }

    /** Of a text that there is one wording of. */
    public Dispatch(String channel, String fact, String text) {
        this(channel, fact, List.of(text));
    }

    /** The wording that is sent over a channel that makes so many parts of a text. */
    public String text(ToIntFunction<String> parts) {
        return texts.stream()
                .filter(text -> parts.applyAsInt(text) == 1)
                .findFirst()
                .orElse(texts.get(texts.size() - 1));
    }

    @Override
    public String toString() {
        return "Dispatch[" + channel + "]";
    }
}
