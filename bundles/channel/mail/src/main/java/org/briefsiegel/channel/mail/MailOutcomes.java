package org.briefsiegel.channel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.briefsiegel.channel.api.Outcome;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What the errors of an SMTP conversation mean for the mail. */
final class MailOutcomes {

    private static final String END_OF_MAIL = ".";

    private MailOutcomes() {}

    static Outcome of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return byCode(address.getReturnCode());
            }
            if (cause instanceof SMTPSenderFailedException sender) {
                return byCode(sender.getReturnCode());
            }
            if (cause instanceof SMTPSendFailedException send && send.getNextException() == null) {
                boolean answerLost = send.getReturnCode() <= 0 && END_OF_MAIL.equals(send.getCommand());
                return answerLost
                        ? Outcome.unknown("the answer to the whole mail was lost")
                        : byCode(send.getReturnCode());
            }
            if (cause instanceof MailConnectException || cause instanceof ConnectException) {
                return Outcome.retry("no connection to the mail server");
            }
            if (cause instanceof AuthenticationFailedException) {
                return Outcome.retry("the mail server doesn't accept the user name or password");
            }
            if (cause instanceof SocketTimeoutException) {
                return Outcome.unknown("the mail server didn't answer in time");
            }
        }
        return Outcome.retry(failure.getClass().getSimpleName());
    }

    /** The mail library keeps the failures of single addresses beside the cause. */
    private static Throwable next(Throwable failure) {
        if (failure instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return failure.getCause();
    }

    /** RFC 5321, 4.2.1: 4yz may work later, 5yz won't. */
    private static Outcome byCode(int code) {
        String detail = "SMTP " + code;
        return code >= 500 && code < 600 ? Outcome.permanent(detail) : Outcome.retry(detail);
    }
}
