package org.briefsiegel.channel.mailreceipts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;

/**
 * A delivery status that is written for people: qmail's and Exim's, those of older servers of every kind, and those of which the
 * machine-readable part was lost on the way.
 */
final class TextBounce {

    private static final int LONGEST = 16_000;

    /** Where the mail that comes back begins, whose words and numbers say nothing about what became of it. */
    private static final Pattern COPY = Pattern.compile("(?im)^(?:received|return-path): "
            + "|^[ |]*-{2,}[^\\n]{0,60}(?:copy of|original|unsent|headers? of|header follow|text follow|kopie)"
            + "|^[ >]*(?:original message|original-?nachricht|urspr.{1,8}ngliche nachricht|here is your message)");

    private static final Pattern QUOTED = Pattern.compile("(?m)^>.*$");

    private static final Pattern GROUP = Pattern.compile("(?im)^(?:action|status): *\\S");
    private static final Pattern GIVEN_UP = Pattern.compile("giv(?:en|ing) up|gave up|permanent|retry timeout exceeded"
            + "|no longer|nicht mehr versucht|(?:endg|dauerhaft).{0,20}(?:fehler|gescheitert)");
    private static final Pattern WAITS =
            Pattern.compile("delayed|keep trying|continue (?:to try|trying)|will be (?:retried|tried)"
                    + "|try again|still being|still undelivered|has not (?:yet )?been delivered|not yet been|past \\d+ hours"
                    + "|temporar|verz.{1,8}ger|weiter(?:hin)? versuch|noch nicht zugestellt");
    private static final Pattern FAILED = Pattern.compile(
            "undeliver|n.t be delivered|not be delivered|not delivered"
                    + "|(?:un|n.t |not )able to deliver|deliver[^.]{0,40}fail|fail[^.]{0,40}deliver|failure notice|returned mail"
                    + "|returned to sender|fatal error|did not reach|n.t reach|problem delivering|delivery problem"
                    + "|nicht (?:zugestellt|zustell|ausgeliefert)|unzustellbar|could not be sent|mail delivery|returning message");

    private TextBounce() {}

    /**
     * What became of the mail, without keys. A holiday notice has no sender either, so that what isn't written by a mailer has to say
     * that it failed, with a code, and why.
     */
    static Optional<Receipt> receipt(Mail mail) {
        boolean byMailer = Mail.isByMailer(mail.header());
        if (!byMailer && !Mail.hasNoSender(mail.header())) {
            return Optional.empty();
        }
        String text = beforeTheCopy(mail.text());
        if (GROUP.matcher(text).results().limit(2).count() == 2) {
            return new DeliveryStatus(text).receipt();
        }
        String words = (mail.header().first("subject").orElse("") + "\n" + text).toLowerCase(Locale.ROOT);
        StatusCode code = StatusCode.of("", text);
        Explanation explanation = new Explanation(text);
        boolean failed = FAILED.matcher(words).find();
        boolean waits = WAITS.matcher(words).find();
        boolean told = byMailer
                ? failed || waits
                : failed && code.isThere() && explanation.reason().isPresent();
        if (!told) {
            return Optional.empty();
        }
        boolean later = code.kind() != 5 && (waits && !GIVEN_UP.matcher(words).find() || code.kind() == 4 && !failed);
        return Optional.of(DeliveryStatus.receipt(later ? Verdict.DELAYED : Verdict.FAILED, code, explanation));
    }

    private static String beforeTheCopy(String text) {
        String start = text.substring(0, Math.min(LONGEST, text.length()));
        return QUOTED.matcher(COPY.split(start, 2)[0]).replaceAll("");
    }
}
