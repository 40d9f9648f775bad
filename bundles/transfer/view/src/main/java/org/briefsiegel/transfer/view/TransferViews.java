package org.briefsiegel.transfer.view;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows stored transfers to their practice. */
@Component(service = TransferViews.class)
public final class TransferViews {

    /** No cost, or none yet. */
    private static final Set<Charge.State> NO_COST = EnumSet.of(Charge.State.AGREED, Charge.State.RELEASED);

    private final Transfers transfers;
    private final TransferStore store;
    private final Ledger ledger;
    private final HouseCurrency currency;

    @Activate
    public TransferViews(
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Ledger ledger,
            @Reference HouseCurrency currency) {
        this.transfers = transfers;
        this.store = store;
        this.ledger = ledger;
        this.currency = currency;
    }

    public Optional<Transfer> find(String practice, String id) {
        return store.find(practice, id).map(this::of);
    }

    public Transfer of(TransferRecord stored) {
        Money charge = ledger.charges(stored.practice(), stored.id()).stream()
                .filter(it -> !NO_COST.contains(it.state()))
                .map(Charge::total)
                .reduce(Money::plus)
                .orElseGet(currency::nothing);
        return new Transfer(
                stored.id(),
                stored.practice(),
                stored.reference(),
                stored.state(),
                stored.createdAt(),
                stored.expiresAt(),
                stored.factor(),
                stored.recipient(),
                stored.documents().stream().map(TransferViews::item).toList(),
                Pricer.price(charge),
                stored.tries(),
                stored.pausedUntil(),
                stored.wrongRecipientAt(),
                stored.contentDestroyedAt(),
                transfers.offers(stored));
    }

    private static Transfer.Item item(TransferRecord.Document document) {
        return new Transfer.Item(
                document.number(),
                document.type(),
                document.title(),
                document.fileName(),
                document.mediaType(),
                document.sealed().size(),
                document.sealed().sha256(),
                document.downloadedAt());
    }
}
