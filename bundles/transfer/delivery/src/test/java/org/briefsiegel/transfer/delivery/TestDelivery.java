package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.AlertWriter;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.sandbox.SandboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;

/** The delivery's service over a host in memory, and short ways to ask what came of it. */
final class TestDelivery {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration LIMIT = Duration.ofMinutes(10);
    static final Leases.Node NODE = new Leases.Node("node", LEASE, 2, LIMIT);
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final TestHost host;

    TestDelivery(TestHost host) {
        this.host = host;
    }

    OutboxDelivery service() {
        return service(host.vault());
    }

    OutboxDelivery service(Vault vault) {
        return service(vault, tray());
    }

    OutboxDelivery service(Vault vault, SandboxWriter tray) {
        return service(vault, tray, host.stores().transactions(), host.stores().outbox());
    }

    OutboxDelivery service(ShakyDatabase database) {
        return service(host.vault(), tray(), database.transactions(), database.outbox());
    }

    private OutboxDelivery service(Vault vault, SandboxWriter tray, Transactions transactions, Outbox outbox) {
        return new OutboxDelivery(
                NODE,
                new Backoff(PAUSE, LONGEST_PAUSE),
                new Site(URI.create("http://localhost"), ZoneId.of("Europe/Vienna")),
                host.clock(),
                host.practices(),
                host.plugins(),
                vault,
                new Transfers(transactions, host.stores().transfers(), host.clock()),
                host.stores().transfers(),
                outbox,
                host.stores().ledger(),
                alerts(),
                tray);
    }

    Alerts alerts() {
        return new AlertWriter("mail", host.stores().transfers(), host.stores().outbox(), host.vault(), host.plugins());
    }

    SandboxWriter tray() {
        return new SandboxWriter(host.vault(), host.stores().sandboxMessages());
    }

    /** Everything that is due and may be in hand, by channel. */
    static Map<String, Parcel> claim(OutboxDelivery service) {
        Map<String, Parcel> parcels = new HashMap<>();
        claimAll(service).forEach(parcel -> parcels.put(parcel.item().channel(), parcel));
        return parcels;
    }

    /** Everything that is due and may be in hand. */
    static List<Parcel> claimAll(OutboxDelivery service) {
        List<Parcel> parcels = new ArrayList<>();
        for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
            parcels.add(parcel.get());
        }
        return parcels;
    }

    /** Sends everything that is due. */
    List<Message> sendAll() {
        OutboxDelivery service = service();
        List<Message> sent = new ArrayList<>();
        for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
            sent.add(parcel.get().message());
            service.settle(parcel.get(), sent());
        }
        return sent;
    }

    /** The detail of the last event. */
    String detail(TransferRecord transfer) {
        List<TransferEvent> events = host.stores().transfers().events(transfer.practice(), transfer.id());
        return events.get(events.size() - 1).detail();
    }

    TransferState state(TransferRecord transfer) {
        return host.stored(transfer).state();
    }

    List<TransferEvent.Kind> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    Charge.State charge(TransferRecord transfer) {
        return host.stores()
                .ledger()
                .charges(transfer.practice(), transfer.id())
                .get(0)
                .state();
    }

    static Outcome sent() {
        return Outcome.accepted("receipt");
    }
}
