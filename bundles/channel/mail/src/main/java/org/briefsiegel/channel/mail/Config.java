package org.briefsiegel.channel.mail;

/** Settings of {@code org.briefsiegel.channel.mail}: the account at the mail server. */
@interface Config {

    String host() default "localhost";

    int port() default 25;

    /** Empty: no authentication. */
    String username() default "";

    String _password() default "";

    /** {@code required}: STARTTLS, or nothing is sent. {@code loopback}: in clear, to this machine alone. */
    String tls() default "required";

    /** The address that mails come from. */
    String from() default "briefsiegel@localhost";

    int connectSeconds() default 10;

    int answerSeconds() default 60;
}
