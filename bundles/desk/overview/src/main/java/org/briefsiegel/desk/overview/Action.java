package org.briefsiegel.desk.overview;

import java.util.Locale;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferService;

/** What can be done with a transfer, by the names that addresses and texts use; public for JAX-RS. */
public enum Action {
    REVOKE {
        @Override
        Reply<Transfer> carryOut(TransferService service, Transfer transfer, Locale locale) {
            return service.revoke(transfer.practice(), transfer.id(), locale);
        }
    },
    UNLOCK {
        @Override
        Reply<Transfer> carryOut(TransferService service, Transfer transfer, Locale locale) {
            return service.unlock(transfer.practice(), transfer.id(), locale);
        }
    },
    RESEND {
        @Override
        Reply<Transfer> carryOut(TransferService service, Transfer transfer, Locale locale) {
            return service.resend(transfer.practice(), transfer.id(), locale);
        }
    },
    RENEW {
        @Override
        Reply<Transfer> carryOut(TransferService service, Transfer transfer, Locale locale) {
            return service.renew(transfer.practice(), transfer.id(), locale);
        }
    };

    /** Whether it is worth offering; the service has the last word. */
    boolean suits(Transfer transfer) {
        return transfer.possible().contains(TransferAction.valueOf(name()));
    }

    abstract Reply<Transfer> carryOut(TransferService service, Transfer transfer, Locale locale);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the keys of its texts begin with: of what is on paper, another thing is sent again. */
    String key(Transfer transfer) {
        String key = "action." + id();
        return reissues() && transfer.recipient().isOnPaper() ? key + ".paper" : key;
    }

    /** Whether it sends the notice again. */
    boolean reissues() {
        return this == RESEND || this == RENEW;
    }

    /** Of the path of an address, which holds no other; see JAX-RS 3.2. */
    public static Action fromString(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
