package org.briefsiegel.channel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.mail.SmtpRejection.Step;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Says what a failed conversation with a mail server means for the message (RFC 5321, 4.2). */
final class SmtpFailure {

    private SmtpFailure() {}

    /** @param writtenOut whether the failure came after the last byte of the mail */
    static Outcome outcome(Exception failure, boolean writtenOut) {
        Optional<SmtpRejection> refusal =
                chain(failure).flatMap(SmtpFailure::refusal).findFirst();
        if (refusal.isPresent()) {
            return refusal.get().outcome();
        }
        if (writtenOut) {
            return Outcome.unknown("answer lost");
        }
        return Outcome.retry(isOurs(failure) ? Reason.OTHER : Reason.NO_WAY_OUT, kind(failure));
    }

    /** A mail that can't be composed, or a file that can't be read, says nothing about the server. */
    private static boolean isOurs(Exception failure) {
        return chain(failure)
                .noneMatch(cause -> cause instanceof MessagingException
                        || cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLException);
    }

    private static Stream<SmtpRejection> refusal(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return SmtpRejection.of(Step.RECIPIENT, recipient.getReturnCode(), recipient.getMessage());
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return SmtpRejection.of(Step.SENDER, sender.getReturnCode(), sender.getMessage());
        }
        if (failure instanceof SMTPSendFailedException mail && !wrapsAnother(mail)) {
            return SmtpRejection.of(
                    isAboutSender(mail) ? Step.SENDER : Step.CONTENT, mail.getReturnCode(), mail.getMessage());
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
}
