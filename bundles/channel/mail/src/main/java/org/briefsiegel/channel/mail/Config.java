package org.briefsiegel.channel.mail;

/** Where mail goes out: {@code org.briefsiegel.channel.mail}. */
@interface Config {

    String host() default "localhost";

    int port() default 587;

    /** Empty: no authentication. */
    String username() default "";

    String _password() default "";

    /** {@code required}, or {@code loopback}: plain text, but to this very machine only. */
    String tls() default "required";

    /** The address that mail comes from; its domain ends every Message-ID. */
    String from() default "noreply@localhost";

    int connectTimeoutSeconds() default 10;

    /** How long a single answer of the server, or the sending of a single packet, may take. */
    int answerTimeoutSeconds() default 60;
}
