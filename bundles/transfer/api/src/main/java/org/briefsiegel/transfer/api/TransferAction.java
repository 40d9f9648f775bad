package org.briefsiegel.transfer.api;

/** What a practice can do with a transfer; {@link TransferService} has a method for each, and {@link AccessSheetService} for the last. */
public enum TransferAction {
    REVOKE,
    UNLOCK,
    RESEND,
    RENEW,
    /** As far as there is anything that prints. */
    PRINT
}
