package org.briefsiegel.transfer.core;

/**
 * Settings of {@code org.briefsiegel.transfer.core}, the address of the pages from {@code org.briefsiegel.web}, and the tries
 * from {@code org.briefsiegel.transfer.access}.
 */
@interface Config {

    /** How many documents a transfer may hold. */
    int documents() default 50;

    long documentMegabytes() default 50;

    long transferMegabytes() default 100;

    /** Attachments travel in mails, which many servers refuse beyond this size. */
    long attachmentMegabytes() default 15;

    long quoteMinutes() default 15;

    /** What the charges of a practice may amount to on a day, where it has no limit of its own. */
    long dailyCapCents() default 10_000;

    /** How many times a transfer is resent and renewed, together. */
    int reissues() default 10;

    int reissueGapSeconds() default 60;

    /** The seconds between two codes of a transfer, whoever had them sent. */
    int codeGapSeconds() default 60;

    /** How many codes a recipient gets within an hour, and for a transfer in all. */
    int codesPerHour() default 3;

    int codes() default 6;

    /** Id of the pricing rule in force. */
    String pricingRule() default "tariff";

    /** Id of the channel that carries links and attachments. */
    String noticeChannel() default "mail";

    /** How long a prepared window waits to be opened, and then for the next step. */
    int windowMinutes() default 30;

    /** How long a window lasts at most. */
    int windowHours() default 8;

    /** After how many wrong answers the recipients' desk has locked a transfer. */
    int maxTries() default 10;

    String baseUrl() default "http://localhost:8080";
}
