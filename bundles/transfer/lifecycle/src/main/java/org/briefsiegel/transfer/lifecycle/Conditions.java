package org.briefsiegel.transfer.lifecycle;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** What must hold of a transfer beside its state, so that a command is carried out. */
final class Conditions {

    /** The states of an attachment whose mail is on its way, as far as anybody knows. */
    private static final Set<TransferState> HAS_LEFT =
            EnumSet.of(TransferState.NOTIFIED, TransferState.DELIVERED, TransferState.DOUBTFUL);

    private Conditions() {}

    static Optional<Obstacle> obstacle(TransferRecord transfer, Command command, Instant now) {
        return Optional.ofNullable(
                switch (command) {
                    case RESEND -> toResend(transfer);
                    case RENEW -> toReissue(transfer);
                    case PRINT -> toPrint(transfer, now);
                    case REVOKE -> isAttachment(transfer) && HAS_LEFT.contains(transfer.state()) ? Obstacle.LEFT : null;
                    case EXPIRE -> isOver(transfer, now) ? null : Obstacle.RUNNING;
                    case UNLOCK -> toUnlock(transfer);
                    case DESTROY -> isDestroyed(transfer) ? Obstacle.DESTROYED : null;
                    case DISCARD -> toDiscard(transfer);
                    case REQUEST_LINK -> isReported(transfer) ? Obstacle.REPORTED : null;
                    case REQUEST_CODE -> isOver(transfer, now) ? Obstacle.EXPIRED : null;
                    case NOTIFY, DOUBT, FAIL, DELIVER, ARRIVE, BOUNCE, TRY, OPEN, COMPLETE, LOCK, REPORT -> null;
                });
    }

    /** What waits on paper waits for nothing that could be hurried. */
    private static Obstacle toReissue(TransferRecord transfer) {
        Obstacle obstacle = toGiveLink(transfer);
        boolean unprinted = transfer.recipient().isOnPaper() && transfer.state() == TransferState.QUEUED;
        return obstacle == null && unprinted ? Obstacle.PAPER : obstacle;
    }

    private static Obstacle toGiveLink(TransferRecord transfer) {
        if (isAttachment(transfer)) {
            return Obstacle.ATTACHMENT;
        }
        if (isDestroyed(transfer)) {
            return Obstacle.DESTROYED;
        }
        return isReported(transfer) ? Obstacle.REPORTED : null;
    }

    /** Where the link is on paper, what the factor sends is all that can be sent again. */
    private static Obstacle toResend(TransferRecord transfer) {
        Obstacle obstacle = toReissue(transfer);
        boolean nothingIsSent = transfer.recipient().isOnPaper()
                && transfer.dispatchFacts().isEmpty()
                && !transfer.state().isOver();
        return obstacle == null && nothingIsSent ? Obstacle.PAPER : obstacle;
    }

    private static Obstacle toPrint(TransferRecord transfer, Instant now) {
        Obstacle obstacle = toGiveLink(transfer);
        return obstacle == null && isOver(transfer, now) ? Obstacle.EXPIRED : obstacle;
    }

    /** Of an expired transfer there is a report to take back: it couldn't be renewed otherwise. */
    private static Obstacle toUnlock(TransferRecord transfer) {
        return transfer.state() == TransferState.EXPIRED && !isReported(transfer) ? Obstacle.EXPIRED : null;
    }

    private static Obstacle toDiscard(TransferRecord transfer) {
        if (!isAttachment(transfer)) {
            return Obstacle.LINK;
        }
        return isDestroyed(transfer) ? Obstacle.DESTROYED : null;
    }

    private static boolean isAttachment(TransferRecord transfer) {
        return transfer.factor().equals(Submission.NO_FACTOR);
    }

    private static boolean isDestroyed(TransferRecord transfer) {
        return transfer.contentDestroyedAt().isPresent();
    }

    private static boolean isReported(TransferRecord transfer) {
        return transfer.wrongRecipientAt().isPresent();
    }

    /** What travels in a mail has no time of its own. */
    private static boolean isOver(TransferRecord transfer, Instant now) {
        return transfer.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
    }
}
