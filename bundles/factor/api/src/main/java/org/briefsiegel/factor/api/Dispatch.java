package org.briefsiegel.factor.api;

import java.util.Objects;

/**
 * A message that a factor wants delivered to the recipient.
 *
 * @param channel id of the channel that carries it, for example {@code sms}
 * @param fact name of the fact that holds the address, for example {@code phone}
 * @param text the exact text; a secret until it is delivered
 */
public record Dispatch(String channel, String fact, String text) {

    public Dispatch {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return "Dispatch[" + channel + "]";
    }
}
