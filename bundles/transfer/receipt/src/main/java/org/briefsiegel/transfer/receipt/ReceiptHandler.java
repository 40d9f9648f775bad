package org.briefsiegel.transfer.receipt;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.Receipts.Early;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;
import org.briefsiegel.transfer.outboxapi.Receipts.Sent;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the message that a receipt is about, and has the conclusions drawn, in one transaction. What names no message that was
 * taken is kept for a while, since a receipt may be quicker than the answer to its message. Usable from any thread; blocks on
 * the database.
 */
@Component(service = ReceiptHandler.class, configurationPid = "org.briefsiegel.transfer.delivery")
public final class ReceiptHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

    private final Transactions transactions;
    private final Transfers transfers;
    private final Receipts receipts;
    private final ReceiptConclusions conclusions;
    private final Clock clock;

    @ObjectClassDefinition(pid = "org.briefsiegel.transfer.delivery")
    @interface Config {
        /** When a code is owed: {@code taken} by the next server, or only when it has {@code arrived}. */
        @AttributeDefinition(options = {@Option("taken"), @Option("arrived")})
        String codesOwedWhen() default "taken";
    }

    @Activate
    public ReceiptHandler(
            Config config,
            @Reference Transactions transactions,
            @Reference Transfers transfers,
            @Reference Receipts receipts,
            @Reference Outbox outbox,
            @Reference Ledger ledger,
            @Reference Alerts alerts,
            @Reference Clock clock) {
        this(
                transactions,
                transfers,
                receipts,
                new ReceiptConclusions(
                        receipts,
                        outbox,
                        ledger,
                        ChargeRule.valueOf(config.codesOwedWhen().toUpperCase(Locale.ROOT)),
                        alerts),
                clock);
    }

    ReceiptHandler(
            Transactions transactions,
            Transfers transfers,
            Receipts receipts,
            ReceiptConclusions conclusions,
            Clock clock) {
        this.transactions = transactions;
        this.transfers = transfers;
        this.receipts = receipts;
        this.conclusions = conclusions;
        this.clock = clock;
    }

    /** Throws where nothing could be written; nothing was, then. */
    void take(Receipt receipt) {
        Early early = new Early(
                "e-" + UUID.randomUUID(),
                receipt.channel(),
                receipt.keys(),
                fate(receipt.verdict()),
                receipt.reason().id(),
                receipt.detail(),
                Instant.now(clock));
        transactions.within(() -> {
            if (!settle(early) && !receipts.keep(early)) {
                LOG.debug("{} names no message, and too many like it are kept", receipt);
            }
        });
    }

    /** Looks once more for the message of a kept receipt. False where there still is none. */
    boolean takeAgain(Early early) {
        return transactions.within(() -> {
            boolean settled = settle(early);
            if (settled) {
                receipts.forget(early);
            }
            return settled;
        });
    }

    private boolean settle(Early receipt) {
        Optional<Sent> message = receipts.find(receipt.channel(), receipt.keys());
        message.ifPresent(it -> settle(it, receipt));
        return message.isPresent();
    }

    private void settle(Sent message, Early receipt) {
        if (message.purpose() == Purpose.ALERT) {
            ofAlert(message, receipt);
            return;
        }
        transfers.change(
                message.practice(),
                message.transfer(),
                transfer -> receipts.note(message, receipt.fate()).map(fate -> {
                    conclusions.draw(transfer, message, fate, receipt);
                    return fate;
                }));
    }

    /** A practice that can't be reached isn't told so by the same way; the operator is. */
    private static void ofAlert(Sent message, Early receipt) {
        if (receipt.fate() == Fate.FAILED) {
            LOG.warn(
                    "What practice {} was told of transfer {} didn't arrive: {} {}",
                    message.practice(),
                    message.transfer(),
                    receipt.reason(),
                    receipt.detail());
        }
    }

    private static Fate fate(Receipt.Verdict verdict) {
        return switch (verdict) {
            case DELIVERED -> Fate.DELIVERED;
            case DELAYED -> Fate.DELAYED;
            case FAILED -> Fate.FAILED;
            case DOUBTFUL -> Fate.DOUBTFUL;
        };
    }
}
