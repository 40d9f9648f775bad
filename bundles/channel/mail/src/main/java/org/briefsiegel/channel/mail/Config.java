package org.briefsiegel.channel.mail;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where mail goes out: {@code org.briefsiegel.channel.mail}. */
@ObjectClassDefinition(pid = "org.briefsiegel.channel.mail")
@interface Config {

    @Setting(kind = Kind.HOST, needed = true)
    String host();

    @AttributeDefinition(min = "1", max = "65535")
    int port() default 587;

    /** Empty: no authentication. */
    String username() default "";

    String _password() default "";

    /** {@code required}, or {@code loopback}: plain text, but to this very machine only. */
    @AttributeDefinition(options = {@Option("required"), @Option("loopback")})
    String tls() default "required";

    /** The address that mail comes from; its domain ends every Message-ID. */
    @Setting(kind = Kind.MAIL_ADDRESS, needed = true)
    String from();

    /**
     * Where it is told what became of a mail: {@code bounces@practice.example} receives {@code bounces+<message id>@practice.example}.
     * Empty: nobody asks. RFC 5321, 4.5.3.1.1 leaves 64 octets before the at sign, of which the id takes 39.
     */
    @Setting(
            kind = Kind.MAIL_ADDRESS,
            pattern = "[^@+]{1,25}@.+",
            means = "a mail address with at most 25 letters before its @, none of them +")
    String bounceAddress() default "";

    /** How many connections are open at a time, and so how many mails on their way. */
    @AttributeDefinition(min = "1", max = "64")
    int connections() default 4;

    /** For how long a connection waits for a further mail. */
    @AttributeDefinition(min = "1", max = "300")
    int idleSeconds() default 30;

    @AttributeDefinition(min = "1", max = "600")
    int connectTimeoutSeconds() default 10;

    /** How long a single answer of the server, or the sending of a single packet, may take. */
    @AttributeDefinition(min = "1", max = "600")
    int answerTimeoutSeconds() default 60;
}
