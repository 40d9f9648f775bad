package org.briefsiegel.transfer.overview;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;

/** What can be done with a transfer, by the names that addresses and texts use; public for JAX-RS. */
public enum Action {
    REVOKE {
        @Override
        boolean suits(Transfer transfer) {
            boolean left = transfer.isAttachment()
                    && transfer.state() != TransferState.QUEUED
                    && transfer.state() != TransferState.UNDELIVERABLE; // what is doubtful may have left
            boolean gone = transfer.state() == TransferState.EXPIRED
                    && transfer.contentDestroyedAt().isPresent();
            return transfer.state() != TransferState.REVOKED && !left && !gone;
        }

        @Override
        Reply<Transfer> carryOut(TransferDesk desk, Transfer transfer, Locale locale) {
            return desk.revoke(transfer.practice(), transfer.id(), locale);
        }
    },
    UNLOCK {
        /** An expired one can be renewed only once it is taken back that it isn't for who got it. */
        @Override
        boolean suits(Transfer transfer) {
            return transfer.state() == TransferState.EXPIRED
                    ? transfer.wrongRecipientAt().isPresent()
                    : !transfer.state().isOver() && (transfer.state() == TransferState.LOCKED || transfer.tries() > 0);
        }

        @Override
        Reply<Transfer> carryOut(TransferDesk desk, Transfer transfer, Locale locale) {
            return desk.unlock(transfer.practice(), transfer.id(), locale);
        }
    },
    RESEND {
        @Override
        boolean suits(Transfer transfer) {
            return isOnItsWay(transfer) && transfer.state() != TransferState.EXPIRED;
        }

        @Override
        Reply<Transfer> carryOut(TransferDesk desk, Transfer transfer, Locale locale) {
            return desk.resend(transfer.practice(), transfer.id(), locale);
        }
    },
    RENEW {
        @Override
        boolean suits(Transfer transfer) {
            return isOnItsWay(transfer);
        }

        @Override
        Reply<Transfer> carryOut(TransferDesk desk, Transfer transfer, Locale locale) {
            return desk.renew(transfer.practice(), transfer.id(), locale);
        }
    };

    private static final Set<TransferState> HELD =
            EnumSet.of(TransferState.QUEUED, TransferState.LOCKED, TransferState.REVOKED);

    /** Whether it is worth offering; the desk has the last word. */
    abstract boolean suits(Transfer transfer);

    abstract Reply<Transfer> carryOut(TransferDesk desk, Transfer transfer, Locale locale);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it sends the notice again. */
    boolean reissues() {
        return this == RESEND || this == RENEW;
    }

    /** Of the path of an address, which holds no other; see JAX-RS 3.2. */
    public static Action fromString(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static boolean isOnItsWay(Transfer transfer) {
        return !transfer.isAttachment()
                && transfer.contentDestroyedAt().isEmpty()
                && transfer.wrongRecipientAt().isEmpty()
                && !HELD.contains(transfer.state());
    }
}
