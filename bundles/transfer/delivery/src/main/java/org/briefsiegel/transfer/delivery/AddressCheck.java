package org.briefsiegel.transfer.delivery;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * Asks a channel for the last time whether an address is one, where the address may have been given when another channel carried links.
 * Of codes and reminders by text message it was asked when they were written.
 */
final class AddressCheck {

    private final Plugins plugins;

    AddressCheck(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * What comes of a message whose address is refused; empty where it may be sent. What a practice is told waits, since the operator
     * may yet give it another address.
     *
     * @throws org.briefsiegel.spine.api.ClosedException when the channel can't be asked
     */
    Optional<Outcome> refusal(Item item, TransferRecord transfer, Practice practice) {
        return switch (item.purpose()) {
            case NOTICE, REMINDER, ATTACHMENT ->
                isRefused(item, transfer.recipient().email())
                        ? Optional.of(Outcome.permanent(Outcome.Reason.ADDRESS_INVALID, "no address of this channel"))
                        : Optional.empty();
            case ALERT ->
                isRefused(item, practice.email())
                        ? Optional.of(Outcome.retry(
                                Outcome.Reason.ADDRESS_INVALID, "the practice's is no address of this channel"))
                        : Optional.empty();
            case FACTOR, REMINDER_TEXT -> Optional.empty();
        };
    }

    private boolean isRefused(Item item, String address) {
        return plugins.requiredChannel(item.channel())
                .refusal(address, Locale.ENGLISH)
                .isPresent();
    }
}
