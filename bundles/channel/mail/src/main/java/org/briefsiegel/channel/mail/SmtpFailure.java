package org.briefsiegel.channel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.briefsiegel.channel.api.Outcome;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Says what a failed conversation with a mail server means for the message (RFC 5321, 4.2). */
final class SmtpFailure {

    private static final int FIRST_PERMANENT_CODE = 500;

    /** RFC 3463: class, subject, detail. The words after it may name the recipient. */
    private static final Pattern ENHANCED_CODE = Pattern.compile("^[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private SmtpFailure() {}

    /** @param writtenOut whether the failure came after the last byte of the mail */
    static Outcome outcome(Exception failure, boolean writtenOut) {
        Optional<Refusal> refusal = chain(failure).flatMap(SmtpFailure::refusal).findFirst();
        if (refusal.isPresent()) {
            return refusal.get().outcome();
        }
        if (writtenOut) {
            return Outcome.unknown("answer lost");
        }
        return Outcome.retry(kind(failure));
    }

    private static Stream<Refusal> refusal(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return Refusal.of("recipient", recipient.getReturnCode(), recipient.getMessage());
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return Refusal.of("sender", sender.getReturnCode(), sender.getMessage());
        }
        if (failure instanceof SMTPSendFailedException mail && !wrapsAnother(mail)) {
            return Refusal.of(isAboutSender(mail) ? "sender" : "content", mail.getReturnCode(), mail.getMessage());
        }
        return Stream.empty();
    }

    private static boolean wrapsAnother(SMTPSendFailedException mail) {
        return mail.getNextException() != null;
    }

    private static boolean isAboutSender(SMTPSendFailedException mail) {
        return mail.getCommand().startsWith("MAIL");
    }

    private static String kind(Exception failure) {
        if (chain(failure).anyMatch(AuthenticationFailedException.class::isInstance)) {
            return "authentication failed";
        }
        if (chain(failure).anyMatch(SSLException.class::isInstance)) {
            return "TLS failed";
        }
        return chain(failure)
                .reduce((outer, inner) -> inner)
                .orElse(failure)
                .getClass()
                .getSimpleName();
    }

    /** Mail chains its exceptions by a way of its own, which {@code getCause} follows too. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, SmtpFailure::next);
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    /** What the server said no to, and how: a refused sender is our fault, and may be mended. */
    private record Refusal(String what, int code, String enhanced) {

        static Stream<Refusal> of(String what, int code, String answer) {
            if (code < 0) {
                return Stream.empty();
            }
            Matcher matcher = ENHANCED_CODE.matcher(answer == null ? "" : answer);
            return Stream.of(new Refusal(what, code, matcher.find() ? " " + matcher.group(1) : ""));
        }

        Outcome outcome() {
            String detail = what + " refused: " + code + enhanced;
            return code >= FIRST_PERMANENT_CODE && !what.equals("sender")
                    ? Outcome.permanent(detail)
                    : Outcome.retry(detail);
        }
    }
}
