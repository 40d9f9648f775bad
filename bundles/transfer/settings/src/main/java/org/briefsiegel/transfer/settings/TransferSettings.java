package org.briefsiegel.transfer.settings;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.transfer.core}. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.core")
public @interface TransferSettings {

    /** How many documents a transfer may hold. */
    @AttributeDefinition(min = "1", max = "1000")
    int documents() default 50;

    @AttributeDefinition(min = "1", max = "10000")
    @Setting(atMost = "transferMegabytes")
    long documentMegabytes() default 50;

    @AttributeDefinition(min = "1", max = "10000")
    long transferMegabytes() default 100;

    /** Attachments travel in mails, which many servers refuse beyond this size. */
    @AttributeDefinition(min = "1", max = "100")
    long attachmentMegabytes() default 15;

    @AttributeDefinition(min = "1", max = "1440")
    long quoteMinutes() default 15;

    /** What the charges of a practice may amount to on a day, where it has no limit of its own. */
    @AttributeDefinition(min = "0", max = "100000000")
    long dailyCapCents() default 10_000;

    /** How many times a transfer is resent and renewed, together; and how many sheets are printed for it. */
    @AttributeDefinition(min = "0", max = "1000")
    int reissues() default 10;

    @AttributeDefinition(min = "0", max = "86400")
    int reissueGapSeconds() default 60;

    /** The seconds between two codes of a transfer, whoever had them sent. */
    @AttributeDefinition(min = "0", max = "86400")
    int codeGapSeconds() default 60;

    /** How many codes a recipient gets within an hour, and for a transfer in all. */
    @AttributeDefinition(min = "1", max = "100")
    int codesPerHour() default 3;

    @AttributeDefinition(min = "1", max = "100")
    int codes() default 6;

    /** Id of the pricing rule in force. */
    @Setting(refersTo = "billing.id")
    String pricingRule() default "tariff";

    /** Id of the channel that carries links and attachments. */
    @Setting(refersTo = "channel.id")
    String noticeChannel() default "mail";

    /** Id of the channel that carries text messages: reminders, and what factors send to {@code sms}. */
    @Setting(pattern = "[a-z][a-z0-9-]{0,31}", means = "an id like sms")
    String textChannel() default "sms";

    /** How long a prepared window waits to be opened, and then for the next step. */
    @AttributeDefinition(min = "1", max = "1440")
    int windowMinutes() default 30;

    /** How long a window lasts at most. */
    @AttributeDefinition(min = "1", max = "168")
    int windowHours() default 8;

    /** How long the content of an expired transfer is kept, so that the practice can renew its link. */
    @AttributeDefinition(min = "0", max = "3650")
    int keepExpiredDays() default 7;

    /** How long it is remembered who got what, once the content is destroyed. */
    @AttributeDefinition(min = "0", max = "3650")
    int personalDataDays() default 30;

    /** How long a request that comes again is recognized. */
    @AttributeDefinition(min = "1", max = "365")
    int idempotencyKeyDays() default 7;

    /** How long a sandbox practice can read what it would have sent. */
    @AttributeDefinition(min = "1", max = "365")
    int sandboxMessageDays() default 7;
}
