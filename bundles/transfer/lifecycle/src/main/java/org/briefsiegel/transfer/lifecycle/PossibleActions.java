package org.briefsiegel.transfer.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** What is worth offering to a practice: what wouldn't be refused, and would change something. */
record PossibleActions(Transfers transfers, TransferRecord transfer) {

    Set<TransferAction> all() {
        Set<TransferAction> offers = EnumSet.noneOf(TransferAction.class);
        add(offers, TransferAction.REVOKE, isRevocable());
        add(offers, TransferAction.UNLOCK, isClosedOrTried() && isPossible(Command.UNLOCK));
        add(offers, TransferAction.RESEND, isPossible(Command.RESEND));
        add(offers, TransferAction.RENEW, isPossible(Command.RENEW));
        add(offers, TransferAction.PRINT, isPossible(Command.PRINT));
        return offers;
    }

    private static void add(Set<TransferAction> offers, TransferAction action, boolean offered) {
        if (offered) {
            offers.add(action);
        }
    }

    /** What has expired and is destroyed has nothing left that could be withdrawn. */
    private boolean isRevocable() {
        boolean gone = transfer.state() == TransferState.EXPIRED
                && transfer.contentDestroyedAt().isPresent();
        return !gone && transfer.state() != TransferState.REVOKED && isPossible(Command.REVOKE);
    }

    private boolean isClosedOrTried() {
        return transfer.state() == TransferState.LOCKED
                || transfer.tries() > 0
                || transfer.wrongRecipientAt().isPresent();
    }

    private boolean isPossible(Command command) {
        return transfers.obstacle(transfer, command).isEmpty();
    }
}
