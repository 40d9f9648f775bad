package org.briefsiegel.channel.mailreceipts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Outcome.Reason;

/**
 * What a mail server answered, as codes: its enhanced status code (RFC 3463) and the reply code (RFC 5321, 4.2), of which each may
 * be missing. A code that is as well known to {@code channel/mail} means here what it means there.
 *
 * @param reply three digits; 0 where there is none
 * @param enhanced class, subject and detail, as {@code 5.1.1}; empty where there is none
 */
record StatusCode(int reply, String enhanced) {

    private static final int EXCEEDED_STORAGE = 552;

    /** Neither addresses and versions, nor what succeeded: those numbers are everywhere. */
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])[45]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d)");

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");

    /** RFC 5321, 4.2.3 and 7504, and what is seen in practice; other numbers are those of something else. */
    private static final Pattern REPLY = Pattern.compile(
            "(?<![\\d.:/])(?:421|45[0-5]|50[1-4]|51[0-5]|52[1-5]|53[0-5]|541|55[0-6]|571)(?![\\d/]|[.:]\\d)");

    private static final Set<String> VAGUE = Set.of("0.0", "1.0", "2.0", "3.0", "4.0", "5.0");

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("1.1", Reason.MAILBOX_UNKNOWN),
            Map.entry("1.3", Reason.MAILBOX_UNKNOWN),
            Map.entry("1.6", Reason.MAILBOX_UNKNOWN),
            Map.entry("1.2", Reason.DOMAIN_UNKNOWN),
            Map.entry("1.10", Reason.DOMAIN_UNKNOWN),
            Map.entry("4.4", Reason.DOMAIN_UNKNOWN),
            Map.entry("4.310", Reason.DOMAIN_UNKNOWN),
            Map.entry("2.2", Reason.MAILBOX_FULL),
            Map.entry("2.3", Reason.TOO_LARGE),
            Map.entry("3.4", Reason.TOO_LARGE),
            Map.entry("4.1", Reason.SERVER_UNREACHABLE),
            Map.entry("4.2", Reason.SERVER_UNREACHABLE),
            Map.entry("4.7", Reason.SERVER_UNREACHABLE),
            Map.entry("4.300", Reason.SERVER_UNREACHABLE),
            Map.entry("4.316", Reason.SERVER_UNREACHABLE));

    /** The code that a {@code Status} field names, or else the first in what it is explained with. */
    static StatusCode of(String status, String explanation) {
        Matcher named = STATUS.matcher(status);
        String code = named.lookingAt() ? named.group() : "";
        String explained = first(ENHANCED, explanation);
        boolean saysMore = code.isEmpty() || isVague(code) && !explained.isEmpty() && !isVague(explained);
        String reply = first(REPLY, explanation);
        return new StatusCode(reply.isEmpty() ? 0 : Integer.parseInt(reply), saysMore ? explained : code);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static boolean isVague(String enhanced) {
        return VAGUE.contains(enhanced.substring(2));
    }

    /** 2, 4 or 5; 0 where nothing says so. */
    int kind() {
        return enhanced.isEmpty() ? reply / 100 : enhanced.charAt(0) - '0';
    }

    boolean isThere() {
        return kind() > 0;
    }

    /** Why a mail isn't delivered; the words count only where the codes leave it open. */
    Reason reason(Explanation words) {
        String subject = enhanced.isEmpty() ? "" : enhanced.substring(2);
        if (subject.startsWith("7.") && kind() == 5) {
            return words.saysAddress() ? Reason.ADDRESS_REFUSED : Reason.CONTENT_REFUSED;
        }
        if (subject.startsWith("6.")) {
            return Reason.CONTENT_REFUSED;
        }
        if (words.contradicts(subject)) {
            return words.reason().orElse(Reason.ADDRESS_REFUSED);
        }
        return Optional.ofNullable(REASONS.get(subject)).or(words::reason).orElseGet(this::reasonOfClass);
    }

    private Reason reasonOfClass() {
        if (reply == EXCEEDED_STORAGE && enhanced.isEmpty()) {
            return Reason.MAILBOX_FULL;
        }
        if (kind() == 4) {
            return Reason.BUSY;
        }
        return kind() == 5 && (reply > 0 || enhanced.startsWith("1.", 2) || enhanced.startsWith("2.", 2))
                ? Reason.ADDRESS_REFUSED
                : Reason.NOT_DELIVERED;
    }

    /** For the operator: {@code 550 5.1.1}. */
    String detail() {
        return ((reply > 0 ? reply + " " : "") + enhanced).strip();
    }
}
