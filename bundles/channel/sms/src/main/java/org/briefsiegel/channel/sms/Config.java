package org.briefsiegel.channel.sms;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The account at the SMS centre: {@code org.briefsiegel.channel.sms}. */
@ObjectClassDefinition(pid = "org.briefsiegel.channel.sms")
@interface Config {

    @Setting(kind = Kind.HOST, needed = true)
    String host();

    @AttributeDefinition(min = "1", max = "65535")
    int port() default 2775;

    /** SMPP 3.4, 5.2.1. */
    @Setting(pattern = "[\\x21-\\x7e]{1,15}", means = "up to 15 letters, digits and signs without accents")
    String systemId() default "briefsiegel";

    /** SMPP 3.4, 5.2.2. */
    @Setting(pattern = "[\\x20-\\x7e]{1,8}", means = "up to 8 letters, digits and signs without accents")
    String _password() default "";

    /** Whom messages come from: a number with a plus sign, a short code, or up to eleven letters and digits. */
    @Setting(
            pattern = SenderAddress.SHAPE,
            means = "a number like +436641234567, a short code of 3 to 10 digits, or up to 11 letters and digits")
    String sender() default "Briefsiegel";

    /**
     * Whether the centre may tell what became of a message: the session is bound as a transceiver then, and stays open. With
     * false, as a transmitter, for an account that may be nothing else.
     */
    boolean receipts() default true;

    /** How many messages may wait for an answer at a time in each session: the account's window. */
    @AttributeDefinition(min = "1", max = "64")
    int window() default 10;

    /** How many sessions are open at a time; an account may allow one alone. */
    @AttributeDefinition(min = "1", max = "8")
    int sessions() default 1;

    /** How long the centre may take to answer a submission before its fate is unknown. */
    @AttributeDefinition(min = "1", max = "600")
    int answerTimeoutSeconds() default 20;

    /** How long opening a session may take, which every message waits for that comes meanwhile. */
    @AttributeDefinition(min = "1", max = "600")
    int bindTimeoutSeconds() default 5;

    /** How often an idle session is checked. */
    @AttributeDefinition(min = "1", max = "3600")
    int enquireLinkSeconds() default 30;
}
