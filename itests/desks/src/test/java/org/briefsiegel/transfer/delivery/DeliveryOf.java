package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.DeliveryDesk.Parcel;
import org.briefsiegel.transfer.spi.TransferRecord;

/** The delivery's desk in a house, and short ways to ask what came of it. */
final class DeliveryOf {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final House house;

    DeliveryOf(House house) {
        this.house = house;
    }

    OutboxDesk desk() {
        return new OutboxDesk(
                new OutboxDesk.Node("node", LEASE),
                new Backoff(PAUSE, Duration.ofMinutes(15)),
                new Letterbox(house.plugins(), URI.create("http://localhost")),
                house.clock(),
                house.practices(),
                house.vault(),
                house.transactions(),
                house.store(),
                house.outbox(),
                house.ledger());
    }

    TransferState state(TransferRecord transfer) {
        return house.store()
                .find(transfer.practice(), transfer.id())
                .orElseThrow()
                .state();
    }

    List<TransferEvent.Kind> events(TransferRecord transfer) {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    Charge.State charge(TransferRecord transfer) {
        return house.ledger()
                .findCharge(transfer.practice(), transfer.id())
                .orElseThrow()
                .state();
    }

    static Parcel over(String channel, List<Parcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.item().channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    static Outcome sent() {
        return Outcome.accepted("receipt");
    }
}
