package org.briefsiegel.transfer.textreminder;

import java.util.Objects;
import org.briefsiegel.billing.api.Draft;

/**
 * A text message that reminds of a transfer.
 *
 * @param channel id of the channel that carries it
 * @param address where to, as the channel writes it
 * @param parts in how many parts it travels
 */
public record ReminderText(String channel, String address, String text, int parts) {

    public ReminderText {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(text, "text");
    }

    Draft.Dispatch forPricing() {
        return new Draft.Dispatch(channel, address, parts);
    }

    @Override
    public String toString() {
        return "ReminderText[" + channel + "]";
    }
}
