package org.briefsiegel.transfer.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day, in the morning, takes the steps that are due for transfers that nobody has opened; after a start, too, but not at
 * night. Safe on several nodes: what is due is asked again under the transfer's lock, and what was done is an event.
 */
@Component
@JobSchedule(name = "reminders", delay = 120_000, daily = "09:00")
public final class ReminderJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderJob.class);
    private static final int PAGE = 100;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Practices practices;
    private final Transfers transfers;
    private final TransferStore store;
    private final OutboxWriter outbox;
    private final Alerts alerts;
    private final TextStep texts;
    private final Spine spine;
    private final Site site;
    private final Clock clock;

    @Activate
    public ReminderJob(
            @Reference Practices practices,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference OutboxWriter outbox,
            @Reference Alerts alerts,
            @Reference TextStep texts,
            @Reference Spine spine,
            @Reference Site site,
            @Reference Clock clock) {
        this.practices = practices;
        this.transfers = transfers;
        this.store = store;
        this.outbox = outbox;
        this.alerts = alerts;
        this.texts = texts;
        this.spine = spine;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalTime time = LocalTime.ofInstant(Instant.now(clock), site.zone());
        if (time.isBefore(MORNING) || time.isAfter(EVENING)) {
            return;
        }
        practices.list().stream()
                .filter(practice -> !practice.isSuspended())
                .filter(practice -> !Ladder.of(practice).isEmpty())
                .forEach(this::run);
        spine.wake();
    }

    private void run(Practice practice) {
        for (TransferState state : List.of(TransferState.QUEUED, TransferState.NOTIFIED, TransferState.DELIVERED)) {
            Optional<String> last = Optional.empty();
            List<TransferRecord> page;
            do {
                page = store.list(practice.id(), new Filter(Optional.of(state), Optional.empty()), last, PAGE);
                page.forEach(transfer -> consider(practice, transfer));
                last = page.isEmpty()
                        ? last
                        : Optional.of(page.get(page.size() - 1).id());
            } while (page.size() == PAGE);
        }
    }

    /** One that can't be reminded is no reason to leave out the others. */
    private void consider(Practice practice, TransferRecord transfer) {
        if (!Ladder.of(practice).mayBeDue(transfer, Instant.now(clock))) {
            return;
        }
        step(practice, transfer, stored -> take(practice, stored));
        step(practice, transfer, stored -> texts.take(practice, stored));
    }

    /** In a transaction of its own, so that one which can't be taken today is no reason to leave out the other. */
    private void step(Practice practice, TransferRecord transfer, Consumer<TransferAggregate> work) {
        try {
            transfers.change(practice.id(), transfer.id(), stored -> {
                work.accept(stored);
                return stored;
            });
        } catch (ClosedException e) {
            LOG.warn("Nobody is reminded of transfer {} today: {}", transfer.id(), e.getMessage());
        }
    }

    private void take(Practice practice, TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        Ladder.of(practice)
                .due(record, store.events(record.practice(), record.id()), transfer.now())
                .ifPresent(step -> {
                    switch (step) {
                        case REMIND -> remind(transfer);
                        case TELL ->
                            alerts.raise(record.practice(), record.id(), transfer.note(Kind.STILL_UNOPENED, ""));
                    }
                });
    }

    /** Of the first link only a hash is known; this is a further one, and both lead to the transfer. */
    private void remind(TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        Secret link = Secret.random();
        store.addLink(record.practice(), record.id(), link.hash());
        outbox.reminder(record, link, transfer.now());
        transfer.note(Kind.REMINDED, "");
    }
}
