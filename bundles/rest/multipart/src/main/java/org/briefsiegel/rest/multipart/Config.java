package org.briefsiegel.rest.multipart;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.rest.multipart}. */
@ObjectClassDefinition(pid = "org.briefsiegel.rest.multipart")
@interface Config {

    /** How much of a practice's refused upload is still taken off the line, so that its sender can read the refusal. */
    @AttributeDefinition(min = "0", max = "10000000000")
    long drainBytes() default 110_000_000;

    /** For how long at the most. */
    @AttributeDefinition(min = "1", max = "3600")
    int drainSeconds() default 60;
}
