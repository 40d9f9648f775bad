package org.briefsiegel.transfer.reissue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.settings.ReissueHistory;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.submission.DispatchFacts;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Enrols a transfer anew with the factor that protects it, where that sends messages of its own: they are erased once they
 * are sent, so a new code goes out, to the address that the old one had, and the old one is void.
 */
@Component(service = FreshEnrolment.class)
public final class FreshEnrolment {

    private static final Set<Kind> AGAIN = EnumSet.of(Kind.RESENT, Kind.RENEWED, Kind.CODE_REQUESTED);

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final TransferStore store;
    private final Outbox outbox;
    private final OutboxWriter outboxWriter;
    private final Ledger ledger;
    private final Pricer pricer;
    private final TransferRules rules;
    private final DispatchFacts dispatchFacts;

    @Activate
    public FreshEnrolment(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference OutboxWriter outboxWriter,
            @Reference Ledger ledger,
            @Reference Pricer pricer,
            @Reference TransferRules rules) {
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.store = store;
        this.outbox = outbox;
        this.outboxWriter = outboxWriter;
        this.ledger = ledger;
        this.pricer = pricer;
        this.rules = rules;
        this.dispatchFacts = new DispatchFacts(vault);
    }

    /**
     * Past the factor, where it sends messages of its own; else past nothing. Changes nothing yet.
     *
     * @throws ClosedException when the factor or the pricing rule isn't there, or nothing is sent again at the moment
     */
    RoutingSlip travel(Practice practice, TransferRecord transfer, Locale locale) {
        boolean silent = transfer.dispatchFacts().isEmpty();
        if (plugins.factor(transfer.factor()).isEmpty()) {
            throw new ClosedException("factor." + transfer.factor()); // it says how long a link is valid, too
        }
        EnrolmentRequest request = new EnrolmentRequest(
                silent ? Map.of() : facts(transfer),
                Optional.empty(),
                new FactorSeal(vault, practice.id(), transfer.id(), transfer.factor()),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(transfer.recipient().locale()),
                locale,
                transfer.recipient().isOnPaper());
        RoutingSlip slip = new RoutingSlip(
                plugins,
                practice,
                new RoutingSlip.Subject(
                        transfer.factor(), List.of(), request, Occasion.AGAIN, pricer.account(practice.id()), false),
                rules,
                locale);
        return spine.travel(Use.REISSUE, () -> silent ? slip : slip.run());
    }

    /** What a slip costs. */
    Price price(RoutingSlip slip) {
        return Pricer.price(pricer.total(slip));
    }

    /** Why what a slip costs can't be booked now. Within the transaction that books, under the transfer's lock. */
    Optional<Refusal> unbookable(Practice practice, RoutingSlip slip, Locale locale) {
        return pricer.unbookable(practice, slip, locale);
    }

    /** The facts by which the factor addresses its messages. */
    Map<String, String> facts(TransferRecord transfer) {
        return dispatchFacts.open(transfer.practice(), transfer.id(), transfer.dispatchFacts());
    }

    /** Writes what a slip brought, and what it costs, before its event is noted. */
    void write(TransferAggregate aggregate, RoutingSlip slip) {
        TransferRecord transfer = aggregate.record();
        if (!transfer.dispatchFacts().isEmpty()) {
            aggregate.enrol(slip.enrolment().state());
            outbox.withdraw(transfer.practice(), transfer.id(), Purpose.FACTOR); // a void code would only confuse
        }
        if (!slip.price().lines().isEmpty()) {
            int before = ReissueHistory.of(store, transfer).times(AGAIN).size();
            ledger.reserve(new Booking(
                    transfer.practice(),
                    transfer.id(),
                    "again-" + (before + 1),
                    slip.price().lines(),
                    slip.price().prepaid()));
        }
        outboxWriter.messages(transfer, slip, aggregate.now());
    }
}
