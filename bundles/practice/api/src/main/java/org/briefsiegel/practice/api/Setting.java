package org.briefsiegel.practice.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator can set for a practice, and the values that are allowed. */
public enum Setting {
    /**
     * Whether invoices may travel as attachments. Consent to unencrypted sending isn't valid in Austria (data protection
     * authority, 16 November 2018), so this is off until a practice switches it on.
     */
    UNAUTHENTICATED_ATTACHMENTS("unauthenticatedAttachments", "true|false", "true or false"),

    /** What a practice's charges of one day may amount to, instead of the installation's limit. */
    DAILY_CAP("dailyCap", "[0-9]{1,7}[.][0-9]{2}", "an amount like 20.00"),

    /** Origins whose pages may show the practice's windows in a frame, with a space between them; else none may. */
    FRAME_ORIGINS(
            "frameOrigins",
            "none|" + Origin.FORM + "( " + Origin.FORM + "){0,9}",
            "none, or origins like https://pvs.example with a space between them"),

    /** Where the practice is, in one line, for recipients. */
    ADDRESS("address", "[^\\p{Cc}]{0,200}", "a line of at most 200 characters"),

    /** The colour of its pages, for the pages of its recipients. */
    COLOUR("colour", "none|#[0-9a-f]{6}", "none, or a colour like #0b4f5c"),

    /** Who grants a new link to a recipient whose link has expired. */
    RENEWAL("renewal", "automatic|by-hand", "automatic or by-hand"),

    /** After how many days a recipient who hasn't opened a transfer is reminded by mail; up to three times. */
    REMINDERS(
            "reminders",
            "none|" + Days.FORM + "( " + Days.FORM + "){0,2}",
            "none, or up to three days after sending, like 3 7"),

    /** After how many days a text message reminds, too, where the recipient has a phone; up to three times, and it costs money. */
    TEXT_REMINDERS(
            "textReminders",
            "none|" + Days.FORM + "( " + Days.FORM + "){0,2}",
            "none, or up to three days after sending, like 3 7"),

    /** How many days before a link ends that nobody has opened the practice is told. */
    UNOPENED_NOTICE("unopenedNotice", "none|" + Days.FORM, "none, or how many days before the end, like 2"),

    /** Whether recipients may look at PDFs and pictures in the browser, without saving them first. */
    PREVIEW("preview", "true|false", "true or false"),

    /** Who the practice is before the law, for the foot of its recipients' pages. */
    IMPRINT("imprint", Words.FORM, Words.DESCRIPTION),

    /** What it does with its recipients' data, likewise. */
    PRIVACY("privacy", Words.FORM, Words.DESCRIPTION);

    private final String key;
    private final Pattern values;
    private final String form;

    Setting(String key, String values, String form) {
        this.key = key;
        this.values = Pattern.compile(values);
        this.form = form;
    }

    /** An origin (RFC 6454) in lower case, over TLS or of this machine. */
    private static final class Origin {
        static final String FORM =
                "(https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http://(localhost|127[.]0[.]0[.]1))(:[0-9]{1,5})?";
    }

    /** From 1 to 89: no link is valid for longer than 90 days. */
    private static final class Days {
        static final String FORM = "([1-9]|[1-8][0-9])";
    }

    /** A text, whose lines end with a line feed or the two characters {@code \n}; or the address where it is to be read. */
    private static final class Words {
        static final String FORM = "none|https://[^\\s\\p{Cc}\"<>]{1,500}|(?!https?:)[[^\\p{Cc}]\n]{1,10000}";
        static final String DESCRIPTION = "none, an https address, or a text of at most 10000 characters";
    }

    /** Its name in commands. */
    public String key() {
        return key;
    }

    /** Whether it takes this value. */
    public boolean accepts(String value) {
        return values.matcher(value).matches();
    }

    /** What values it takes, for people. */
    public String form() {
        return form;
    }

    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
