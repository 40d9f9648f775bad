package org.briefsiegel.platform.proxy;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Whom to believe who asks; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    boolean behindProxy() default false;

    /** From which addresses a proxy's word is taken. */
    @Setting(kind = Kind.NETWORK)
    String[] trustedProxies() default {"127.0.0.0/8", "::1"};

    /** Where the proxies write whom they have seen; the other header is anybody's. */
    @AttributeDefinition(options = {@Option(ForwardedHops.X_FORWARDED_FOR), @Option(ForwardedHops.FORWARDED)})
    String proxyHeader() default ForwardedHops.X_FORWARDED_FOR;
}
