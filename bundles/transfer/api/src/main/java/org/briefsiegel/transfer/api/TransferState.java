package org.briefsiegel.transfer.api;

import java.util.Locale;

/** Where a transfer stands. What leads from which state to which, a table in {@code transfer/lifecycle} says, and no other place. */
public enum TransferState {
    /** Accepted; its notice waits to be sent, or its first sheet to be printed. */
    QUEUED,
    /** Everything that goes to the recipient was taken by the next server; often the last that is heard of an attachment. */
    NOTIFIED,
    /** Receipts say of all that went to the recipient last that it has arrived. */
    DELIVERED,
    /** The factor has passed at least once. */
    OPENED,
    /** Every document was downloaded to its last byte. */
    DOWNLOADED,
    /** Too many wrong answers, or somebody has said that it isn't for them: closed until the practice unlocks it. */
    LOCKED,
    /** Something that goes to the recipient couldn't be delivered, whether it was refused or came back. */
    UNDELIVERABLE,
    /** Something that goes to the recipient was handed over, but no answer came: whether it was taken, nobody knows. */
    DOUBTFUL,
    /** Withdrawn by the practice; the content is destroyed. */
    REVOKED,
    /** The link's time is over; the content is kept for some days more, so that the practice can renew the link. */
    EXPIRED;

    /** The name in the practice API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nobody gets in any more. */
    public boolean isOver() {
        return this == REVOKED || this == EXPIRED;
    }
}
