package org.briefsiegel.transfer.rest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.transfer.rest}. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.rest")
@interface Config {

    /** How much of a practice's refused upload is still taken off the line, so that its sender can read the refusal. */
    @AttributeDefinition(min = "0", max = "10000000000")
    long drainBytes() default 110_000_000;

    /** For how long at the most. */
    @AttributeDefinition(min = "1", max = "3600")
    int drainSeconds() default 60;

    /** How many requests of one practice are worked on at a time. */
    @AttributeDefinition(min = "1", max = "1000")
    int requestsAtOnce() default 40;

    /** How many requests one practice may send in a minute, on average. */
    @AttributeDefinition(min = "1", max = "10000000")
    int requestsPerMinute() default 3000;
}
