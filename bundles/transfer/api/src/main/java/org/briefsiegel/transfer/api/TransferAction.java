package org.briefsiegel.transfer.api;

/** What a practice can do with a transfer; {@link TransferService} has a method for each. */
public enum TransferAction {
    REVOKE,
    UNLOCK,
    RESEND,
    RENEW
}
