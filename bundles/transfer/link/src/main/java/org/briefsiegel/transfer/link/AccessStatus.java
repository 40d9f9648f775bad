package org.briefsiegel.transfer.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.tries.TryReservations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says whether a transfer can be opened now. */
@Component(service = AccessStatus.class)
public final class AccessStatus {

    private final Plugins plugins;
    private final TryReservations tries;
    private final Clock clock;

    @Activate
    public AccessStatus(@Reference Plugins plugins, @Reference TryReservations tries, @Reference Clock clock) {
        this.plugins = plugins;
        this.tries = tries;
        this.clock = clock;
    }

    /** @param pausedUntil where it is paused */
    record Access(Status status, Optional<Instant> pausedUntil) {

        Access(Status status) {
            this(status, Optional.empty());
        }
    }

    /** Whether the transfer still holds its documents for whoever may see them. Asks neither the database nor a plug-in. */
    public boolean holds(TransferRecord transfer) {
        return closed(transfer).isEmpty();
    }

    public Status status(TransferRecord transfer) {
        return access(transfer).status();
    }

    /** How it stands with what a link leads to, or once led to. */
    public Status status(Linked linked) {
        return access(linked).status();
    }

    Access access(Linked linked) {
        return linked.retired() ? new Access(retired(linked.transfer())) : access(linked.transfer());
    }

    /** A link that another has replaced tells nothing of the other. */
    private static Status retired(TransferRecord transfer) {
        return transfer.wrongRecipientAt().isPresent() ? Status.WRONG_RECIPIENT : Status.EXPIRED;
    }

    private Access access(TransferRecord transfer) {
        return closed(transfer).map(Access::new).orElseGet(() -> answerable(transfer));
    }

    private Access answerable(TransferRecord transfer) {
        if (!plugins.isOpen("factor." + transfer.factor()) || !plugins.isOpen(Use.ANSWER.route())) {
            return new Access(Status.UNAVAILABLE);
        }
        Optional<Instant> pausedUntil = tries.pausedUntil(transfer);
        return new Access(pausedUntil.isPresent() ? Status.PAUSED : Status.READY, pausedUntil);
    }

    /** Why nobody gets in, not even who has answered before; empty where somebody may. */
    private Optional<Status> closed(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        if (transfer.state() == TransferState.REVOKED) {
            return Optional.of(Status.REVOKED);
        }
        if (transfer.wrongRecipientAt().isPresent()) { // in time or too late, until the practice has looked into it
            return Optional.of(Status.WRONG_RECIPIENT);
        }
        if (transfer.state() == TransferState.EXPIRED
                || transfer.expiresAt().filter(end -> end.isAfter(now)).isEmpty()) {
            return Optional.of(Status.EXPIRED);
        }
        boolean locked = transfer.state() == TransferState.LOCKED
                || transfer.tries() >= tries.limit().max();
        return locked ? Optional.of(Status.LOCKED) : Optional.empty();
    }
}
