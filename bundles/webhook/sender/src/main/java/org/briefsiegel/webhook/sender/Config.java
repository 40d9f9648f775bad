package org.briefsiegel.webhook.sender;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.webhook.sender}. */
@ObjectClassDefinition(pid = "org.briefsiegel.webhook.sender")
@interface Config {

    /** Whether receivers may be in private networks or on this machine, and be reached without TLS. */
    boolean allowPrivateTargets() default false;

    /** How many messages are on their way at a time. */
    @AttributeDefinition(min = "1", max = "100")
    int workers() default 8;

    @AttributeDefinition(min = "1", max = "60")
    int connectSeconds() default 5;

    /** For how long a receiver may take to answer. */
    @AttributeDefinition(min = "1", max = "60")
    int answerSeconds() default 10;

    /** The pauses after the first, second … failure; after the last one a message is dead. */
    @AttributeDefinition(min = "1", max = "604800")
    int[] retrySeconds() default {5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400};

    @AttributeDefinition(min = "1", max = "3650")
    int keepDeliveredDays() default 7;

    @AttributeDefinition(min = "1", max = "3650")
    int keepDeadDays() default 30;
}
