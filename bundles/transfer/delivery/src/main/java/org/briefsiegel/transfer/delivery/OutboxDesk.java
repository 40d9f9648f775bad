package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.DeliveryDesk;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk that the spine asks for what is to be sent: opens outbox rows and makes messages of them. */
@Component(configurationPid = {"org.briefsiegel.web", "org.briefsiegel.transfer.delivery"})
public final class OutboxDesk implements DeliveryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDesk.class);

    private final Practices practices;
    private final Vault vault;
    private final TransferStore store;
    private final Outbox outbox;
    private final Letterbox letterbox;
    private final Verdicts verdicts;
    private final String node;
    private final Duration lease;
    private final Clock clock;

    @Activate
    public OutboxDesk(
            Config config,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Vault vault,
            @Reference Transactions transactions,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Ledger ledger) {
        this(
                new Node(config.node(), Duration.ofSeconds(config.leaseSeconds())),
                new Backoff(
                        Duration.ofSeconds(config.firstRetrySeconds()),
                        Duration.ofSeconds(config.longestRetrySeconds())),
                new Letterbox(plugins, URI.create(config.baseUrl())),
                Clock.systemUTC(),
                practices,
                vault,
                transactions,
                store,
                outbox,
                ledger);
        outbox.releaseLeases(node);
    }

    OutboxDesk(
            Node node,
            Backoff backoff,
            Letterbox letterbox,
            Clock clock,
            Practices practices,
            Vault vault,
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            Ledger ledger) {
        this.practices = practices;
        this.vault = vault;
        this.store = store;
        this.outbox = outbox;
        this.letterbox = letterbox;
        this.verdicts = new Verdicts(transactions, store, outbox, ledger, backoff, clock);
        this.node = node.name();
        this.lease = node.lease();
        this.clock = clock;
    }

    /** Who claims, and for how long. */
    record Node(String name, Duration lease) {}

    @Override
    public List<Parcel> claim(int limit) {
        List<Parcel> parcels = new ArrayList<>();
        for (Item item : outbox.claim(node, Instant.now(clock), lease, limit)) {
            try {
                parcels.add(new Parcel(item, compose(item)));
            } catch (RuntimeException e) {
                LOG.error("Message {} of transfer {} can't be composed", item.id(), item.transfer(), e);
                verdicts.settle(item, Outcome.retry("not composed"));
            }
        }
        return parcels;
    }

    @Override
    public void settle(Parcel parcel, Outcome outcome) {
        Item item = parcel.item();
        if (outcome.kind() != Outcome.Kind.ACCEPTED) {
            LOG.warn(
                    "Message {} of transfer {} over {}: {} ({})",
                    item.id(),
                    item.transfer(),
                    item.channel(),
                    outcome.kind(),
                    outcome.detail());
        }
        verdicts.settle(item, outcome);
        if (item.purpose() == Outbox.Purpose.ATTACHMENT && outcome.kind() == Outcome.Kind.ACCEPTED) {
            destroyContent(item);
        }
    }

    private Message compose(Item item) {
        TransferRecord transfer = store.find(item.practice(), item.transfer()).orElseThrow();
        Practice practice = practices.find(item.practice()).orElseThrow();
        String body = vault.openText(Outbox.context(item.practice(), item.id()), item.body());
        return switch (item.purpose()) {
            case NOTICE -> letterbox.notice(item, transfer, practice, body);
            case FACTOR -> letterbox.factor(item, practice, body);
            case ATTACHMENT -> letterbox.attachment(item, transfer, practice, attachments(transfer));
        };
    }

    private List<Message.Attachment> attachments(TransferRecord transfer) {
        return transfer.documents().stream()
                .map(document -> new Message.Attachment(
                        document.fileName(),
                        document.mediaType(),
                        document.sealed().size(),
                        () -> vault.open(transfer.address(document), document.sealed())))
                .toList();
    }

    /** What has left as an attachment isn't needed here any more. */
    private void destroyContent(Item item) {
        Optional<TransferRecord> transfer = store.find(item.practice(), item.transfer());
        store.eraseSecrets(item.practice(), item.transfer());
        transfer.ifPresent(sent -> sent.documents()
                .forEach(document -> vault.destroy(document.sealed().blob())));
    }
}
