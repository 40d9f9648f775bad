package org.briefsiegel.faults;

import java.util.List;
import java.util.Set;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.faults.MailLog.Mail;
import org.briefsiegel.faults.TextLog.Text;

/**
 * What the servers outside have written down.
 *
 * @param refused addresses of which it was said, before there was a mail, that nobody has them
 * @param receipted ids of the texts whose receipts were taken
 * @param despaired numbers of which a receipt has said in between that their text won't arrive
 */
record Logs(List<Mail> mails, Set<String> refused, List<Text> texts, Set<String> receipted, Set<String> despaired) {

    static Logs of(MailLog mails, TextLog texts) {
        return new Logs(mails.mails(), mails.refused(), texts.texts(), texts.receipted(), texts.despaired());
    }

    /** Whether its link or its code was refused for good, or its code said to be lost while its link may have waited. */
    boolean refuse(Letter letter) {
        return refused.contains(letter.email())
                || despaired.contains(letter.phone())
                || mails.stream()
                        .anyMatch(mail ->
                                mail.answer() == Answer.REFUSED && mail.to().equals(letter.email()))
                || texts.stream()
                        .anyMatch(text ->
                                text.answer() == Answer.REFUSED && text.number().equals(letter.phone()));
    }
}
