package org.briefsiegel.billing.ledger;

/** Settings of {@code org.briefsiegel.billing.ledger}. */
@interface Config {

    /** Where months and days begin. */
    String zone() default "Europe/Vienna";

    /** Value-added tax of what is posted from now on, in percent. */
    int taxPercent() default 20;

    /** After how long a charge that is in doubt is released. */
    int doubtHours() default 72;
}
