package org.briefsiegel.channel.sms;

/** The account at the SMS centre: {@code org.briefsiegel.channel.sms}. */
@interface Config {

    String host() default "localhost";

    int port() default 2775;

    String systemId() default "briefsiegel";

    String _password() default "";

    /** Whom messages come from: a number with a plus sign, a short code, or up to eleven letters and digits. */
    String sender() default "Briefsiegel";

    /** How long the centre may take to answer a submission before its fate is unknown. */
    int answerTimeoutSeconds() default 20;

    /** How long opening a session may take, which every message waits for that comes meanwhile. */
    int bindTimeoutSeconds() default 5;

    /** How often an idle session is checked. */
    int enquireLinkSeconds() default 30;
}
