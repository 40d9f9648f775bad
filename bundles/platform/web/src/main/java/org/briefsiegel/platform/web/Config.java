package org.briefsiegel.platform.web;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where requests come in; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    @Setting(kind = Kind.HOST)
    String host() default "127.0.0.1";

    @AttributeDefinition(min = "1", max = "65535")
    int port() default 8080;

    boolean behindProxy() default false;

    @Setting(kind = Kind.PATH)
    String keystore() default "";

    String _keystorePassword() default "";

    /** Whether requests by TLS for a host that isn't in the certificate are refused. */
    boolean hostCheck() default true;

    @AttributeDefinition(min = "0", max = "600")
    int stopNoticeSeconds() default 0;

    @AttributeDefinition(min = "0", max = "3600")
    int stopSeconds() default 20;
}
