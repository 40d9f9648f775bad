package org.briefsiegel.platform.web;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How requests come in; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    @Setting(kind = Kind.HOST)
    String host() default "127.0.0.1";

    @AttributeDefinition(min = "1", max = "65535")
    int port() default 8080;

    boolean behindProxy() default false;

    /** From which addresses a proxy's word is taken. */
    @Setting(kind = Kind.NETWORK)
    String[] trustedProxies() default {"127.0.0.0/8", "::1"};

    /** Where the proxies write whom they have seen; the other header is anybody's. */
    @AttributeDefinition(options = {@Option(ForwardedHops.X_FORWARDED_FOR), @Option(ForwardedHops.FORWARDED)})
    String proxyHeader() default ForwardedHops.X_FORWARDED_FOR;

    @Setting(kind = Kind.PATH)
    String keystore() default "";

    String _keystorePassword() default "";

    /** Whether requests by TLS for a host that isn't in the certificate are refused. */
    boolean hostCheck() default true;

    /** Whether browsers are told to reach the names below this server's by TLS only, too. */
    boolean hstsIncludeSubDomains() default false;

    /** For how long a body may take its time. */
    @AttributeDefinition(min = "1", max = "3600")
    int slowBodySeconds() default 20;

    /** The average from then on that is asked for. */
    @AttributeDefinition(min = "1", max = "1000000")
    int slowBodyBytesPerSecond() default 1000;

    @AttributeDefinition(min = "0", max = "600")
    int stopNoticeSeconds() default 0;

    @AttributeDefinition(min = "0", max = "3600")
    int stopSeconds() default 20;
}
