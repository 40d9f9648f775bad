package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.sandbox.SandboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** The delivery's service in a house, and short ways to ask what came of it. */
public final class DeliveryOf {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration LIMIT = Duration.ofMinutes(10);
    static final Leases.Node NODE = new Leases.Node("node", LEASE, 2, LIMIT);
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final House house;

    public DeliveryOf(House house) {
        this.house = house;
    }

    OutboxDelivery service() {
        return new OutboxDelivery(
                NODE,
                new Backoff(PAUSE, LONGEST_PAUSE),
                new Site(URI.create("http://localhost"), ZoneId.of("Europe/Vienna")),
                house.clock(),
                house.practices(),
                house.plugins(),
                house.vault(),
                house.transfers(),
                house.store(),
                house.outbox(),
                house.ledger(),
                house.alerts(),
                tray());
    }

    SandboxWriter tray() {
        return new SandboxWriter(house.vault(), house.sandboxMessages());
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
    void furtherNotice(TransferRecord transfer) {
        String id = "m-" + UUID.randomUUID();
        house.outbox()
                .enqueue(new Outbox.Item(
                        id,
                        transfer.practice(),
                        transfer.id(),
                        Outbox.Purpose.NOTICE,
                        "mail",
                        house.vault().sealText(Outbox.context(transfer.practice(), id), "token"),
                        house.clock().instant(),
                        house.clock().instant().plus(Duration.ofDays(1)),
                        0,
                        false));
    }

    /** The detail of the last event. */
    String detail(TransferRecord transfer) {
        List<TransferEvent> events = house.store().events(transfer.practice(), transfer.id());
        return events.get(events.size() - 1).detail();
    }

    public TransferState state(TransferRecord transfer) {
        return house.store()
                .find(transfer.practice(), transfer.id())
                .orElseThrow()
                .state();
    }

    public List<TransferEvent.Kind> events(TransferRecord transfer) {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    public Charge.State charge(TransferRecord transfer) {
        return house.ledger().charges(transfer.practice(), transfer.id()).get(0).state();
    }

    static Outcome sent() {
        return Outcome.accepted("receipt");
    }
}
