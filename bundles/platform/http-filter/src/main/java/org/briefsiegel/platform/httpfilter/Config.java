package org.briefsiegel.platform.httpfilter;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is asked of every request; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    /** Whether browsers are told to reach the names below this server's by TLS only, too. */
    boolean hstsIncludeSubDomains() default false;

    /** For how long a body may take its time. */
    @AttributeDefinition(min = "1", max = "3600")
    int slowBodySeconds() default 20;

    /** The average from then on that is asked for. */
    @AttributeDefinition(min = "1", max = "1000000")
    int slowBodyBytesPerSecond() default 1000;
}
