package org.briefsiegel.webhook.sender;

/** Settings of {@code org.briefsiegel.webhook.sender}. */
@interface Config {

    /** Whether receivers may be in private networks or on this machine, and be reached without TLS. */
    boolean allowPrivateTargets() default false;

    /** How many messages are on their way at a time. */
    int workers() default 8;

    int connectSeconds() default 5;

    /** For how long a receiver may take to answer. */
    int answerSeconds() default 10;

    /** The pauses after the first, second … failure; after the last one a message is dead. */
    int[] retrySeconds() default {5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400};

    int keepDeliveredDays() default 7;

    int keepDeadDays() default 30;
}
