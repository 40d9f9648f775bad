package org.briefsiegel.billing.api;

/** Why something is sent, as far as the price is concerned. */
public enum Occasion {
    /** A new transfer; its price is quoted before. */
    FIRST,
    /** The same once more: a notice that is resent or renewed, a new code. */
    AGAIN,
    /**
     * A text message, some days later, that reminds of a transfer which nobody has opened. Its price is quoted with the transfer
     * and holds for this one; where a rule names no line for it, none is sent. The factor itself may be free.
     */
    REMINDER
}
