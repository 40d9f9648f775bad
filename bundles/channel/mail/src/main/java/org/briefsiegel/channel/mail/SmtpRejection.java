package org.briefsiegel.channel.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;

/**
 * What a mail server said no to, and how. Its enhanced status code (RFC 3463) decides where it gives one, whatever step it
 * answers; else the reply code (RFC 5321, 4.2).
 *
 * @param code of three digits
 * @param enhanced class, subject and detail, as {@code 5.1.1}; empty where there is none
 */
record SmtpRejection(Step step, int code, String enhanced) {

    /** The words after it may name the recipient. */
    private static final Pattern ENHANCED = Pattern.compile("^[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private static final int EXCEEDED_STORAGE = 552;
    private static final int CLOSING = 421;

    /** RFC 3463, 3.4 and 3.5: the system takes no messages, the mail system is congested. */
    private static final Set<String> SYSTEM_BUSY = Set.of("4.3.2", "4.4.5");

    /** What is refused. */
    enum Step {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    static Stream<SmtpRejection> of(Step step, int code, String answer) {
        if (code < 0) {
            return Stream.empty();
        }
        Matcher matcher = ENHANCED.matcher(answer == null ? "" : answer);
        return Stream.of(new SmtpRejection(step, code, matcher.find() ? matcher.group(1) : ""));
    }

    Outcome outcome() {
        String detail =
                step.name().toLowerCase(Locale.ROOT) + " refused: " + code + (enhanced.isEmpty() ? "" : " " + enhanced);
        Reason reason = reason();
        return isPermanent(reason) ? Outcome.permanent(reason, detail) : Outcome.retry(reason, detail);
    }

    /**
     * A mailbox may be emptied, and what is wrong with us be mended, while we try: a refused sender is our fault, unless it is
     * the mail's size that is refused there already (RFC 1870).
     */
    private boolean isPermanent(Reason reason) {
        return isFinal() && reason != Reason.MAILBOX_FULL && (step != Step.SENDER || reason == Reason.TOO_LARGE);
    }

    private boolean isFinal() {
        return enhanced.isEmpty() ? code >= 500 : enhanced.startsWith("5");
    }

    private Reason reason() {
        String subject = enhanced.isEmpty() ? "" : enhanced.substring(2);
        return switch (subject) {
            case "1.1", "1.3", "1.6" -> Reason.MAILBOX_UNKNOWN;
            case "1.2", "1.10" -> Reason.DOMAIN_UNKNOWN;
            case "2.2" -> Reason.MAILBOX_FULL;
            case "2.3", "3.4" -> Reason.TOO_LARGE;
            default -> isFinal() ? reasonOfStep() : isAboutUs() ? Reason.THROTTLED : Reason.BUSY;
        };
    }

    /** Whichever mail came would be too much now; of a recipient alone other mails are none the wiser. */
    private boolean isAboutUs() {
        return code == CLOSING || step == Step.SENDER || SYSTEM_BUSY.contains(enhanced);
    }

    private Reason reasonOfStep() {
        return switch (step) {
            case SENDER -> isPlainStorage() ? Reason.TOO_LARGE : Reason.NO_WAY_OUT;
            case RECIPIENT -> isPlainStorage() ? Reason.MAILBOX_FULL : Reason.ADDRESS_REFUSED;
            case CONTENT -> isPlainStorage() ? Reason.OTHER : Reason.CONTENT_REFUSED;
        };
    }

    /** Of the mail's size where the sender is named, of the mailbox's where the recipient is (RFC 5321, 4.5.3.1.10). */
    private boolean isPlainStorage() {
        return code == EXCEEDED_STORAGE && enhanced.isEmpty();
    }
}
