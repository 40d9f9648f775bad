package org.briefsiegel.channel.httpsms;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The gateway, and how it speaks: {@code org.briefsiegel.channel.httpsms}. Places in JSON are JSON pointers (RFC 6901). */
@ObjectClassDefinition(pid = "org.briefsiegel.channel.httpsms")
@interface Config {

    /** Where messages are posted to. */
    @Setting(pattern = "https?://[!-~]+", means = "an address that begins with https://", needed = true)
    String url();

    /** What is posted. */
    @AttributeDefinition(options = {@Option("json"), @Option("form")})
    String bodyType() default "json";

    /** The body with {@link BodyTemplate}'s places. */
    @Setting(needed = true)
    String body();

    /** Further lines of the request's head, the account's key among them: {@code Authorization: Bearer …}. */
    @Setting(pattern = "[A-Za-z0-9-]+: .+", means = "lines like Authorization: Bearer 123")
    String[] _headers() default {};

    /** Whom messages come from, for {@code {sender}}. */
    String sender() default "Briefsiegel";

    /** Where an answer names the message; empty where it doesn't, and then no receipt can come. */
    @Setting(pattern = "(/.*)?", means = "a JSON pointer like /messages/0/id")
    String idPointer() default "";

    /** Where an answer says what became of the message; empty where the HTTP status alone does. */
    @Setting(pattern = "(/.*)?", means = "a JSON pointer like /messages/0/status")
    String statePointer() default "";

    /** A regular expression for the states in which the gateway has taken a message. */
    String takenPattern() default "";

    /** The same for those in which it may take it later. */
    String laterPattern() default "";

    /** The same for those in which the number is none that it can reach. */
    String numberPattern() default "";

    /** The last part of the address that receipts are posted to: a secret of 16 characters or more; empty for none. */
    @Setting(pattern = "([A-Za-z0-9_-]{16,100})?", means = "16 to 100 letters and digits")
    String _receiptToken() default "";

    /** The key of receipts' signatures (HMAC-SHA-256 of the body); empty where they aren't signed. */
    String _receiptKey() default "";

    /** The line of the head that holds the signature, in hexadecimal or Base64. */
    @Setting(pattern = "[A-Za-z0-9-]+", means = "a name like X-Signature")
    String receiptSignature() default "X-Signature";

    /** Where the receipts of one call are; empty where a call brings one. */
    @Setting(pattern = "(/.*)?", means = "a JSON pointer like /results")
    String receiptsPointer() default "";

    /** Where a receipt names its message. */
    @Setting(pattern = "/.+", means = "a JSON pointer like /id")
    String receiptIdPointer() default "/id";

    /** Where a receipt says what became of it. */
    @Setting(pattern = "/.+", means = "a JSON pointer like /status")
    String receiptStatePointer() default "/status";

    /** A regular expression for the states that say that a message has arrived. */
    String deliveredPattern() default "delivered";

    /** The same for those that say that it never will. */
    String failedPattern() default "failed|undelivered|rejected|expired";

    /** The same for those that say that nobody knows. */
    String doubtfulPattern() default "unknown";

    /** How many messages are on their way at a time, each over a connection of its own. */
    @AttributeDefinition(min = "1", max = "64")
    int connections() default 4;

    @AttributeDefinition(min = "1", max = "600")
    int connectTimeoutSeconds() default 5;

    /** How long the gateway may take to answer before a message's fate is unknown. */
    @AttributeDefinition(min = "1", max = "600")
    int answerTimeoutSeconds() default 20;
}
