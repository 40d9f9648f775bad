package org.briefsiegel.transfer.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;

/** What happened to a transfer so far: limits are counted from it, so that nothing resets them. */
public record ReissueHistory(List<TransferEvent> events) {

    /** The detail of a resend by a link that another has replaced: it is none of the practice's, and holds no code. */
    public static final String BY_OLD_LINK = "old-link";

    public static ReissueHistory of(TransferStore store, TransferRecord transfer) {
        return new ReissueHistory(store.events(transfer.practice(), transfer.id()));
    }

    /** When events of these kinds were, the oldest first; without what somebody had resent by an old link. */
    public List<Instant> times(Set<Kind> kinds) {
        return events.stream()
                .filter(event -> kinds.contains(event.kind()))
                .filter(event -> event.kind() != Kind.RESENT || !event.detail().equals(BY_OLD_LINK))
                .map(TransferEvent::time)
                .toList();
    }

    public static Optional<Instant> last(List<Instant> times) {
        return times.stream().max(Instant::compareTo);
    }
}
