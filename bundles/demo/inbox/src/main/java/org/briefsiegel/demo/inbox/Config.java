package org.briefsiegel.demo.inbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.demo.inbox}. Both servers listen on loopback only. */
@ObjectClassDefinition(pid = "org.briefsiegel.demo.inbox")
@interface Config {

    @AttributeDefinition(min = "1", max = "65535")
    int smtpPort() default 2525;

    @AttributeDefinition(min = "1", max = "65535")
    int smppPort() default 2775;
}
