package org.briefsiegel.demo.inbox;

/** Settings of {@code org.briefsiegel.demo.inbox}. Both servers listen on loopback only. */
@interface Config {

    int smtpPort() default 2525;

    int smppPort() default 2775;
}
