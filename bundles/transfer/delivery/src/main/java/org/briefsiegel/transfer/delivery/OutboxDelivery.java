package org.briefsiegel.transfer.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.leases.Leases;
import org.briefsiegel.transfer.leases.Leases.Node;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.outcome.OutcomeHandler;
import org.briefsiegel.transfer.sandbox.SandboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due out of the outbox, for the deliver route, and settles what became of it. What a sandbox practice would send ends
 * here, and no channel ever sees it.
 */
@Component(configurationPid = "org.briefsiegel.transfer.delivery")
public final class OutboxDelivery implements DeliveryService {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    /** So that a lease outlives two renewals that fail. */
    private static final int RENEWALS_PER_LEASE = 3;

    /** What was claimed ahead is sent within a fraction of this, or can't be sent now. */
    private static final Duration LONGEST_AHEAD = Duration.ofSeconds(2);

    private static final int WRITING_SECONDS = 5;

    private final Plugins plugins;
    private final Practices practices;
    private final TransferStore store;
    private final Outbox outbox;
    private final Attachments attachments;
    private final AddressCheck addresses;
    private final MessageComposer messages;
    private final OutcomeHandler outcomes;
    private final OutcomeWriter writer;
    private final SandboxWriter sandbox;
    private final Leases leases;
    private final UnwrittenOutcomes unwritten = new UnwrittenOutcomes();
    private final Clock clock;
    private final Executor writing;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemon("briefsiegel-leases"));

    @Activate
    public OutboxDelivery(
            DeliverySettings config,
            @Reference Site site,
            @Reference Clock clock,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Vault vault,
            @Reference Transactions transactions,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Ledger ledger,
            @Reference Alerts alerts,
            @Reference SandboxWriter sandbox) {
        this(
                new Node(
                        config.node(),
                        Duration.ofSeconds(config.leaseSeconds()),
                        config.messagesPerChannel(),
                        Duration.ofSeconds(config.sendLimitSeconds())),
                new Backoff(
                        Duration.ofSeconds(config.firstRetrySeconds()),
                        Duration.ofSeconds(config.longestRetrySeconds())),
                site,
                clock,
                practices,
                plugins,
                vault,
                transactions,
                transfers,
                store,
                outbox,
                ledger,
                alerts,
                rule(config.codesOwedWhen()),
                sandbox,
                Executors.newSingleThreadExecutor(daemon("briefsiegel-outcomes")),
                System::nanoTime);
        long millis = Duration.ofSeconds(config.leaseSeconds()).toMillis() / RENEWALS_PER_LEASE;
        timer.scheduleWithFixedDelay(this::watch, millis, millis, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(leases::nameHung, 1, 1, TimeUnit.MINUTES);
    }

    OutboxDelivery(
            Node node,
            Backoff backoff,
            Site site,
            Clock clock,
            Practices practices,
            Plugins plugins,
            Vault vault,
            Transactions transactions,
            Transfers transfers,
            TransferStore store,
            Outbox outbox,
            Ledger ledger,
            Alerts alerts,
            ChargeRule rule,
            SandboxWriter sandbox,
            Executor writing,
            LongSupplier nanoTime) {
        this.plugins = plugins;
        this.practices = practices;
        this.store = store;
        this.outbox = outbox;
        this.attachments = new Attachments(vault, store);
        this.addresses = new AddressCheck(plugins);
        this.messages = new MessageComposer(plugins, site, vault, attachments);
        this.outcomes = new OutcomeHandler(transfers, outbox, ledger, rule, alerts, backoff, clock);
        this.sandbox = sandbox;
        this.writing = writing;
        this.leases = new Leases(outbox, transactions, node, this::atATime, clock, nanoTime);
        this.writer = new OutcomeWriter(transactions, outcomes, attachments, leases::claimed, writing);
        this.clock = clock;
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ChargeRule rule(String word) {
        return ChargeRule.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What is still in hand is settled by whoever sends it, or comes again when its lease has run out. */
    @Deactivate
    void stop() {
        timer.shutdownNow();
        finishWriting();
        unwritten.write(writer::writeNow);
        leases.putBackOlder(Duration.ZERO);
    }

    private void finishWriting() {
        if (writing instanceof ExecutorService threads) {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(WRITING_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn(
                            "What became of some messages isn't written: they come again when their leases have ended");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** To be called several times within a lease. */
    void watch() {
        try {
            writeLater();
            leases.putBackOlder(LONGEST_AHEAD);
            leases.renew();
            leases.letGo().forEach(this::hangs);
            leases.resize();
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("What is in hand isn't looked after meanwhile: {}", away.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What is in hand can't be looked after", e);
        }
    }

    /** One that can't be asked now is given one at a time until it can. */
    private int atATime(String channel) {
        try {
            return plugins.channel(channel).map(Channel::atATime).orElse(1);
        } catch (ClosedException e) {
            return 1;
        }
    }

    private void hangs(Item item) {
        LOG.error(
                "Channel {} has said nothing of message {} of transfer {} in time: it counts as lost",
                item.channel(),
                item.id(),
                item.transfer());
        Outcome outcome = Outcome.unknown("no outcome");
        say(item, outcome);
        writer.writeNow(item, outcome);
    }

    @Override
    public Optional<Parcel> claim() {
        writeLater();
        Optional<Item> item = takeAny();
        while (item.isPresent()) {
            Optional<Parcel> parcel = opened(item.get());
            if (parcel.isPresent()) {
                return parcel;
            }
            item = takeAny(); // what was settled here may have kept another waiting
        }
        return Optional.empty();
    }

    /** Of a channel that is suspended, nothing. */
    private Optional<Item> takeAny() {
        return plugins.channels().keySet().stream()
                .filter(channel -> plugins.isOpen("channel." + channel))
                .map(leases::take)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whatever isn't given away is out of this process's hands again, also where opening it fails. */
    private Optional<Parcel> opened(Item item) {
        Optional<Parcel> parcel = Optional.empty();
        try {
            parcel = parcel(item);
        } finally {
            if (parcel.isEmpty()) {
                leases.put(item);
            }
        }
        return parcel;
    }

    /** Empty where the message isn't to be sent now; what became of it is settled then. */
    private Optional<Parcel> parcel(Item item) {
        if (!item.deadline().isAfter(Instant.now(clock))) {
            giveUp(item);
            return Optional.empty();
        }
        try {
            TransferRecord transfer =
                    store.find(item.practice(), item.transfer()).orElseThrow();
            if (isNeedless(item, transfer) || isWithdrawn(item, transfer)) {
                outcomes.dropped(item);
                return Optional.empty();
            }
            Practice practice = practices.find(item.practice()).orElseThrow();
            if (practice.isSuspended() && isNew(item, transfer)) {
                outcomes.held(item);
                return Optional.empty();
            }
            Optional<Outcome> refusal = addresses.refusal(item, transfer, practice);
            if (refusal.isPresent()) {
                refused(item, refusal.get());
                return Optional.empty();
            }
            Message message = messages.compose(item, transfer, practice);
            if (practice.sandbox()) {
                keep(item, message);
                return Optional.empty();
            }
            return Optional.of(new Parcel(item, message));
        } catch (Unavailable away) { // nothing could be settled either: it comes again when its lease has ended
            throw away;
        } catch (ClosedException closed) {
            // the log names what is out of service, and the operator knows what is suspended
            LOG.debug("Message {} of transfer {} waits", item.id(), item.transfer(), closed);
            outcomes.settle(item, Outcome.retry(Outcome.Reason.NO_WAY_OUT, closed.getMessage()));
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("Message {} of transfer {} can't be composed", item.id(), item.transfer(), e);
            outcomes.settle(item, Outcome.retry("not composed"));
            return Optional.empty();
        }
    }

    /** A reminder is left out: the link that it reminds of has arrived, and stays. */
    private void refused(Item item, Outcome outcome) {
        say(item, outcome);
        if (item.purpose() == Outbox.Purpose.REMINDER) {
            outcomes.dropped(item);
            return;
        }
        outcomes.settle(item, outcome);
        attachments.destroyErased(item);
    }

    /** Nobody gets in any more; or nobody needs to be reminded. */
    private static boolean isNeedless(Item item, TransferRecord transfer) {
        return switch (item.purpose()) {
            case NOTICE, FACTOR, ATTACHMENT -> transfer.state().isOver();
            case REMINDER, REMINDER_TEXT ->
                transfer.state() != TransferState.NOTIFIED && transfer.state() != TransferState.DELIVERED;
            case ALERT -> false;
        };
    }

    /** While it waited here: its code or its link could not be delivered, and the one is of no use without the other. */
    private boolean isWithdrawn(Item item, TransferRecord transfer) {
        return transfer.state() == TransferState.UNDELIVERABLE
                && outbox.waiting(item.practice(), item.transfer(), item.purpose()) == 0;
    }

    /** Links, attachments, and codes whose link still waits, or is on a sheet that nobody has printed; not a code for a link that is out, nor what a practice is told. */
    private boolean isNew(Item item, TransferRecord transfer) {
        return switch (item.purpose()) {
            case NOTICE, REMINDER, REMINDER_TEXT, ATTACHMENT -> true;
            case FACTOR ->
                transfer.recipient().isOnPaper()
                        ? !store.hasLink(item.practice(), item.transfer())
                        : outbox.waiting(item.practice(), item.transfer(), Outbox.Purpose.NOTICE) > 0;
            case ALERT -> false;
        };
    }

    private void keep(Item item, Message message) {
        outcomes.kept(item, () -> sandbox.keep(item, message, Instant.now(clock)));
        attachments.destroyErased(item);
    }

    @Override
    public void giveUpOverdue() {
        leases.takeOverdue().forEach(this::giveUp);
    }

    private void giveUp(Item item) {
        LOG.warn("Message {} of transfer {} over {} wasn't sent in time", item.id(), item.transfer(), item.channel());
        outcomes.late(item);
        attachments.destroyErased(item);
    }

    @Override
    public CompletionStage<Void> settle(Parcel parcel, Outcome outcome) {
        Item item = parcel.item();
        leases.told(item, outcome);
        leases.found(item);
        leases.sent(item);
        say(item, outcome);
        return writer.write(item, outcome).handle((written, failure) -> {
            if (failure == null) {
                leases.put(item);
            } else {
                keep(item, outcome, failure);
            }
            return null;
        });
    }

    /** What can't be written now stays in hand, so that nobody sends it again, and is written as soon as it can be. */
    private void keep(Item item, Outcome outcome, Throwable failure) {
        LOG.error(
                "Message {} of transfer {} was {}, which can't be written now",
                item.id(),
                item.transfer(),
                outcome.kind(),
                failure);
        leases.trouble();
        unwritten.keep(item, outcome);
    }

    /** Before anything else is taken: what was in hand when the database went away could be taken again. */
    private void writeLater() {
        unwritten.write(writer::writeNow).forEach(leases::put);
        if (!unwritten.isEmpty()) {
            leases.renew();
        }
    }

    private static void say(Item item, Outcome outcome) {
        if (outcome.kind() != Outcome.Kind.ACCEPTED) {
            LOG.warn(
                    "Message {} of transfer {} over {}: {} ({})",
                    item.id(),
                    item.transfer(),
                    item.channel(),
                    outcome.kind(),
                    outcome.detail());
        }
    }
}
