package org.briefsiegel.billing.api;

/** Why something is sent, as far as the price is concerned. */
public enum Occasion {
    /** A new transfer; its price is quoted before. */
    FIRST,
    /** The same once more: a notice that is resent or renewed, a new code. */
    AGAIN
}
