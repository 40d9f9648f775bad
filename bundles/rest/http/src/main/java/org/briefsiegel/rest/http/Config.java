package org.briefsiegel.rest.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.rest.http}. */
@ObjectClassDefinition(pid = "org.briefsiegel.rest.http")
@interface Config {

    /** How many requests of one practice are worked on at a time. */
    @AttributeDefinition(min = "1", max = "1000")
    int requestsAtOnce() default 40;

    /** How many requests one practice may send in a minute, on average. */
    @AttributeDefinition(min = "1", max = "10000000")
    int requestsPerMinute() default 3000;
}
