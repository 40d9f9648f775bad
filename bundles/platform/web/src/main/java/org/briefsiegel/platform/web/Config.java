package org.briefsiegel.platform.web;

/** Where the server listens; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@interface Config {

    String host() default "127.0.0.1";

    int port() default 8080;

    boolean behindProxy() default false;

    String keystore() default "";

    String _keystorePassword() default "";

    int stopNoticeSeconds() default 0;

    int stopSeconds() default 20;
}
