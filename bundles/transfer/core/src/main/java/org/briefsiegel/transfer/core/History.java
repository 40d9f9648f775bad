package org.briefsiegel.transfer.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;

/** What happened to a transfer so far: limits are counted from it, so that nothing resets them. */
record History(List<TransferEvent> events) {

    static History of(TransferStore store, TransferRecord transfer) {
        return new History(store.events(transfer.practice(), transfer.id()));
    }

    /** When events of these kinds were, the oldest first. */
    List<Instant> times(Set<Kind> kinds) {
        return events.stream()
                .filter(event -> kinds.contains(event.kind()))
                .map(TransferEvent::time)
                .toList();
    }

    static Optional<Instant> last(List<Instant> times) {
        return times.stream().max(Instant::compareTo);
    }
}
