package org.briefsiegel.channel.mailreceipts;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The mailbox that bounces come to: {@code org.briefsiegel.channel.mailreceipts}. */
@ObjectClassDefinition(pid = "org.briefsiegel.channel.mailreceipts")
@interface Config {

    /** Empty: none is read. */
    @Setting(kind = Kind.HOST)
    String host() default "";

    @AttributeDefinition(min = "1", max = "65535")
    int port() default 993;

    String username() default "";

    String _password() default "";

    /** {@code required}, or {@code loopback}: plain text, but to this very machine only. */
    @AttributeDefinition(options = {@Option("required"), @Option("loopback")})
    String tls() default "required";

    /** Where mails come in. */
    String folder() default "INBOX";

    /** Where mails go that were read; empty: they stay, marked as read. */
    String doneFolder() default "";

    @AttributeDefinition(min = "1", max = "3600")
    int pollSeconds() default 60;

    /** How much of a mail is fetched, from its beginning: a delivery status stands before the mail that it returns. */
    @AttributeDefinition(min = "1", max = "10")
    int readMegabytes() default 1;

    @AttributeDefinition(min = "1", max = "600")
    int connectTimeoutSeconds() default 10;

    /** How long a single answer of the server may take. */
    @AttributeDefinition(min = "1", max = "600")
    int answerTimeoutSeconds() default 60;
}
