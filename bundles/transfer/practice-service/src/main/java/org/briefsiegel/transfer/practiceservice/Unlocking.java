package org.briefsiegel.transfer.practiceservice;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Obstacle;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.view.TransferViews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens again what was locked, because the practice says so; with all tries, where they had locked it. */
@Component(service = Unlocking.class)
public final class Unlocking {

    private static final Set<Kind> NOTICE_WAITS = EnumSet.of(Kind.ACCEPTED, Kind.RESENT, Kind.RENEWED);

    private static final Set<Kind> CODE_WAITS =
            EnumSet.of(Kind.ACCEPTED, Kind.RESENT, Kind.RENEWED, Kind.CODE_REQUESTED);

    /** Than that the mail server took it. */
    private static final Set<Kind> SAYS_MORE =
            EnumSet.of(Kind.DELIVERY_DOUBTFUL, Kind.DELIVERY_FAILED, Kind.NOTICE_DELIVERED);

    private final Transfers transfers;
    private final TransferStore store;
    private final RecipientTries recipientTries;
    private final Vault vault;
    private final Outbox outbox;
    private final TransferViews views;
    private final int maxTries;

    @Activate
    public Unlocking(
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference RecipientTries recipientTries,
            @Reference Vault vault,
            @Reference Outbox outbox,
            @Reference TransferViews views,
            @Reference TransferRules rules) {
        this.transfers = transfers;
        this.store = store;
        this.recipientTries = recipientTries;
        this.vault = vault;
        this.outbox = outbox;
        this.views = views;
        this.maxTries = rules.maxTries();
    }

    Reply<Transfer> unlock(String practice, String id, Locale locale) {
        Optional<Optional<Obstacle>> obstacle = transfers.change(practice, id, this::unlock);
        if (obstacle.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, new RefusalTexts(locale).of("transfer.unknown")));
        }
        return obstacle.get().isPresent()
                ? Reply.refused(Refusal.of(Problem.STATE_CONFLICT, new RefusalTexts(locale).of("unlock.over")))
                : Reply.done(views.find(practice, id).orElseThrow());
    }

    private Optional<Obstacle> unlock(TransferAggregate transfer) {
        Optional<Obstacle> obstacle = transfer.obstacle(Command.UNLOCK);
        if (obstacle.isEmpty()) {
            boolean unpaused = unpauseRecipient(transfer);
            if (transfer.unlock(maxTries) || unpaused) {
                transfer.note(Kind.UNLOCKED, "");
                catchUp(transfer);
            }
        }
        return obstacle;
    }

    /** Not where a report alone has locked it: whoever reports could get tries anew otherwise. */
    private boolean unpauseRecipient(TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        return !transfer.isClosedByReportAlone(maxTries)
                && recipientTries.forget(record.practice(), RecipientTries.bucket(vault, record));
    }

    /** What was sent, withdrawn, or came back while the transfer was locked has left no trace in its state. */
    private void catchUp(TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        if (outbox.waiting(record.practice(), record.id()) > 0) {
            return;
        }
        List<TransferEvent> events = store.events(record.practice(), record.id());
        Optional<Kind> fate = fateOfNotice(events);
        switch (record.state()) {
            case QUEUED -> become(transfer, fate.orElse(unsent(record, events)));
            case NOTIFIED, DELIVERED ->
                fate.filter(Kind.DELIVERY_FAILED::equals).ifPresent(it -> transfer.bounce());
            default -> {
                // what else there is, it has reached by a recipient
            }
        }
    }

    /** Where the link is on paper, nothing has failed but a code that was withdrawn. */
    private static Kind unsent(TransferRecord transfer, List<TransferEvent> events) {
        boolean complete = transfer.dispatchFacts().isEmpty() || isCodeSent(events);
        return transfer.recipient().isOnPaper() && complete ? Kind.NOTICE_SENT : Kind.DELIVERY_FAILED;
    }

    private static boolean isCodeSent(List<TransferEvent> events) {
        boolean sent = false;
        for (TransferEvent event : events) {
            sent = event.kind() == Kind.CODE_SENT || sent && !CODE_WAITS.contains(event.kind());
        }
        return sent;
    }

    private static void become(TransferAggregate transfer, Kind fate) {
        switch (fate) {
            case NOTICE_SENT, NOTICE_DELIVERED -> transfer.becomeNotified();
            case DELIVERY_DOUBTFUL -> transfer.becomeDoubtful();
            default -> transfer.becomeUndeliverable();
        }
    }

    /** What has become of the notice that was to go out last, if anything is known: a report withdraws one that waits. */
    private static Optional<Kind> fateOfNotice(List<TransferEvent> events) {
        Optional<Kind> fate = Optional.empty();
        for (TransferEvent event : events) {
            if (NOTICE_WAITS.contains(event.kind())) {
                fate = Optional.empty();
            } else if (SAYS_MORE.contains(event.kind())
                    || event.kind() == Kind.NOTICE_SENT && !fate.equals(Optional.of(Kind.DELIVERY_DOUBTFUL))) {
                fate = Optional.of(event.kind());
            }
        }
        return fate;
    }
}
