package org.briefsiegel.transfer.bounce;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryProblem.Subject;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.events.EventListener;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.BouncedAddresses.Bounce;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Remembers addresses whose mail was refused for what the address is, or came back; forgets one when a mail has arrived there, or
 * what was sent there is opened. In the transactions that publish events.
 */
@Component
public final class BounceListener implements EventListener {

    /** What says something of the address; a mail may be refused for what it holds, or because nobody was there. */
    private static final Set<DeliveryReason> OF_THE_ADDRESS = EnumSet.of(
            DeliveryReason.MAILBOX_UNKNOWN,
            DeliveryReason.MAILBOX_FULL,
            DeliveryReason.DOMAIN_UNKNOWN,
            DeliveryReason.ADDRESS_REFUSED,
            DeliveryReason.NOT_DELIVERED);

    private static final Set<Subject> MAILS = EnumSet.of(Subject.LINK, Subject.ATTACHMENT);

    private final TransferStore store;
    private final BouncedAddresses bounced;
    private final Vault vault;

    @Activate
    public BounceListener(@Reference TransferStore store, @Reference BouncedAddresses bounced, @Reference Vault vault) {
        this.store = store;
        this.bounced = bounced;
        this.vault = vault;
    }

    @Override
    public void happened(EventFeed.Entry entry) {
        Instant time = entry.event().time();
        switch (entry.event().kind()) {
            case DELIVERY_FAILED ->
                DeliveryProblem.of(entry.event())
                        .filter(problem -> MAILS.contains(problem.subject()))
                        .map(DeliveryProblem::reason)
                        .filter(OF_THE_ADDRESS::contains)
                        .ifPresent(reason -> withAddress(
                                entry,
                                address -> bounced.note(entry.practice(), address, new Bounce(reason.id(), time))));
            case NOTICE_DELIVERED, ATTACHMENT_DELIVERED, OPENED ->
                withAddress(entry, address -> bounced.forget(entry.practice(), address, time));
            default -> {
                // says nothing of an address
            }
        }
    }

    /** Does nothing where the address is forgotten. */
    private void withAddress(EventFeed.Entry entry, Consumer<String> work) {
        Optional<TransferRecord> transfer = store.find(entry.practice(), entry.transfer());
        transfer.map(it -> it.recipient().email())
                .filter(email -> !email.isEmpty())
                .map(email -> BouncedAddresses.fingerprint(vault, entry.practice(), email))
                .ifPresent(work);
    }
}
