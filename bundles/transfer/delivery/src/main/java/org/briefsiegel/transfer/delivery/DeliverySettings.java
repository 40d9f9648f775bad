package org.briefsiegel.transfer.delivery;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of {@code org.briefsiegel.transfer.delivery}. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.delivery")
@interface DeliverySettings {

    /** This node's name among several on one database; for the operator's eyes. */
    @Setting(pattern = "[A-Za-z0-9._-]{1,64}", means = "up to 64 letters, digits, dots, hyphens and underscores")
    String node() default "briefsiegel";

    /** For how long a message stays in a node's hands without a sign of life; renewed while it is being sent. */
    @AttributeDefinition(min = "3", max = "3600")
    int leaseSeconds() default 30;

    /** At most how many messages of one channel are in hand at a time; a channel may want fewer. */
    @AttributeDefinition(min = "1", max = "64")
    int messagesPerChannel() default 16;

    /** How long a channel may take over one message until that counts as lost, and others are sent in its place. */
    @AttributeDefinition(min = "1", max = "86400")
    int sendLimitSeconds() default 600;

    /** The first pause after a failure; it doubles with each further one. */
    @AttributeDefinition(min = "1", max = "86400")
    @Setting(atMost = "longestRetrySeconds")
    int firstRetrySeconds() default 5;

    @AttributeDefinition(min = "1", max = "86400")
    int longestRetrySeconds() default 900;

    /** When a code is owed: {@code taken} by the next server, or only when it has {@code arrived}. */
    @AttributeDefinition(options = {@Option("taken"), @Option("arrived")})
    String codesOwedWhen() default "taken";
}
