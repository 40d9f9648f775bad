package org.briefsiegel.channel.sms;

/** Settings of {@code org.briefsiegel.channel.sms}: the account at the SMS centre. */
@interface Config {

    String host() default "localhost";

    int port() default 2775;

    String systemId() default "briefsiegel";

    String _password() default "";

    /** Whom the message comes from: up to eleven letters and digits, or a phone number. */
    String sender() default "Ordination";

    /** For how long an answer is awaited. */
    int answerSeconds() default 20;
}
