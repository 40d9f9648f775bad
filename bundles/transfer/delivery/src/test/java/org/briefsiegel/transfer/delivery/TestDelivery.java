package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.leases.Leases;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.AlertWriter;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.sandbox.SandboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;

/** The delivery's service on a test's host, and short ways to ask what came of it. */
public final class TestDelivery {

    public static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration LIMIT = Duration.ofMinutes(10);
    static final Leases.Node NODE = new Leases.Node("node", LEASE, 2, LIMIT);
    public static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final TestHost host;
    private final ChargeRule rule;

    public TestDelivery(TestHost host) {
        this(host, ChargeRule.TAKEN);
    }

    public TestDelivery(TestHost host, ChargeRule rule) {
        this.host = host;
        this.rule = rule;
    }

    public OutboxDelivery service() {
        return service(host.vault());
    }

    OutboxDelivery service(Vault vault) {
        return service(vault, tray());
    }

    OutboxDelivery service(Vault vault, SandboxWriter tray) {
        return service(vault, tray, host.stores().transactions(), host.stores().outbox(), Runnable::run);
    }

    OutboxDelivery service(ShakyDatabase database) {
        return service(database, Runnable::run);
    }

    OutboxDelivery service(ShakyDatabase database, Executor writer) {
        return service(host.vault(), tray(), database.transactions(), database.outbox(), writer);
    }

    private OutboxDelivery service(
            Vault vault, SandboxWriter tray, Transactions transactions, Outbox outbox, Executor writer) {
        return new OutboxDelivery(
                NODE,
                new Backoff(PAUSE, LONGEST_PAUSE),
                new Site(URI.create("http://localhost"), ZoneId.of("Europe/Vienna")),
                host.clock(),
                host.practices(),
                host.plugins(),
                vault,
                transactions,
                new Transfers(transactions, host.stores().transfers(), host.clock()),
                host.stores().transfers(),
                outbox,
                host.stores().ledger(),
                alerts(),
                rule,
                tray,
                writer,
                nanoTime());
    }

    /** What has passed by the host's clock. */
    LongSupplier nanoTime() {
        Instant start = host.clock().instant();
        return () -> Duration.between(start, host.clock().instant()).toNanos();
    }

    public Alerts alerts() {
        return new AlertWriter("mail", host.stores().transfers(), host.stores().outbox(), host.vault(), host.plugins());
    }

    public SandboxWriter tray() {
        return new SandboxWriter(host.vault(), host.stores().sandboxMessages());
    }

    /** Everything that is due and may be in hand, by channel. */
    public static Map<String, Parcel> claim(DeliveryService service) {
        Map<String, Parcel> parcels = new HashMap<>();
        claimAll(service).forEach(parcel -> parcels.put(parcel.item().channel(), parcel));
        return parcels;
    }

    /** Everything that is due and may be in hand. */
    public static List<Parcel> claimAll(DeliveryService service) {
        List<Parcel> parcels = new ArrayList<>();
        for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
            parcels.add(parcel.get());
        }
        return parcels;
    }

    /** Sends everything that is due. */
    public List<Message> sendAll() {
        OutboxDelivery service = service();
        List<Message> sent = new ArrayList<>();
        for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
            sent.add(parcel.get().message());
            service.settle(parcel.get(), sent());
        }
        return sent;
    }

    /** A further mail with a link of the same transfer. */
    public void furtherNotice(TransferRecord transfer) {
        further(transfer, Outbox.Purpose.NOTICE);
    }

    /** A further mail of the same transfer, with a link. */
    void further(TransferRecord transfer, Outbox.Purpose purpose) {
        String id = "m-" + UUID.randomUUID();
        host.stores()
                .outbox()
                .enqueue(new Outbox.Item(
                        id,
                        transfer.practice(),
                        transfer.id(),
                        purpose,
                        "mail",
                        host.vault().sealText(Outbox.context(transfer.practice(), id), "token"),
                        host.clock().instant(),
                        host.clock().instant().plus(Duration.ofDays(1)),
                        0,
                        false));
    }

    /** The detail of the last event. */
    String detail(TransferRecord transfer) {
        List<TransferEvent> events = host.stores().transfers().events(transfer.practice(), transfer.id());
        return events.get(events.size() - 1).detail();
    }

    public TransferState state(TransferRecord transfer) {
        return host.stored(transfer).state();
    }

    public List<TransferEvent.Kind> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    public Charge.State charge(TransferRecord transfer) {
        return host.stores()
                .ledger()
                .charges(transfer.practice(), transfer.id())
                .get(0)
                .state();
    }

    public static Outcome sent() {
        return Outcome.accepted("receipt");
    }
}
