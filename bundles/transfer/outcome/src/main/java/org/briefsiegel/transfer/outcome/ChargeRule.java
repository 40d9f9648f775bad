package org.briefsiegel.transfer.outcome;

import org.briefsiegel.billing.api.Ledger;

/** When a code is owed. Each method belongs to the transaction in which its news is written down. */
public enum ChargeRule {
    /** As soon as the next server has taken it, which is what centres charge for; whatever becomes of it. */
    TAKEN {
        @Override
        public void taken(Ledger ledger, String practice, String transfer, boolean receiptFollows) {
            ledger.post(practice, transfer);
        }

        /** That it was taken is known by that, though the answer had been lost. */
        @Override
        public void lost(Ledger ledger, String practice, String transfer) {
            ledger.confirm(practice, transfer);
        }
    },

    /** Only when a receipt says that it has arrived; what no receipt follows for is in doubt, and released in the end. */
    ARRIVED {
        @Override
        public void taken(Ledger ledger, String practice, String transfer, boolean receiptFollows) {
            if (receiptFollows) {
                ledger.doubt(practice, transfer);
            } else {
                ledger.post(practice, transfer);
            }
        }

        @Override
        public void lost(Ledger ledger, String practice, String transfer) {
            ledger.release(practice, transfer);
        }
    };

    /** The next server has taken it. */
    public abstract void taken(Ledger ledger, String practice, String transfer, boolean receiptFollows);

    /** It was taken, and never arrived. */
    public abstract void lost(Ledger ledger, String practice, String transfer);

    /** It has arrived. */
    public void arrived(Ledger ledger, String practice, String transfer) {
        ledger.confirm(practice, transfer);
    }
}
