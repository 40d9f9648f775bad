package org.briefsiegel.transfer.outcome;

/** When a text message is owed. Each method belongs to the transaction in which its news is written down. */
public enum ChargeRule {
    /** As soon as the next server has taken it, which is what centres charge for; whatever becomes of it. */
    TAKEN {
        @Override
        public void taken(Owed owed, boolean receiptFollows) {
            owed.post();
        }

        /** That it was taken is known by that, though the answer had been lost. */
        @Override
        public void lost(Owed owed) {
            owed.confirm();
        }
    },

    /** Only when a receipt says that it has arrived; what no receipt follows for is in doubt, and released in the end. */
    ARRIVED {
        @Override
        public void taken(Owed owed, boolean receiptFollows) {
            if (receiptFollows) {
                owed.doubt();
            } else {
                owed.post();
            }
        }

        @Override
        public void lost(Owed owed) {
            owed.release();
        }
    };

    /** The next server has taken it. */
    public abstract void taken(Owed owed, boolean receiptFollows);

    /** It was taken, and never arrived. */
    public abstract void lost(Owed owed);

    /** It has arrived. */
    public void arrived(Owed owed) {
        owed.confirm();
    }
}
