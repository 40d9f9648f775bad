package org.briefsiegel.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.faults.MailLog.Mail;
import org.briefsiegel.faults.TextLog.Text;

/**
 * What the servers outside have written down.
 *
 * @param refused addresses of which it was said, before there was a mail, that nobody has them
 * @param receipted ids of the texts whose receipts were taken
 * @param despaired numbers of which a receipt has said in between that their text won't arrive
 * @param hasty transfers that were accepted shortly before the server's clock jumped, which may have made their messages late
 */
record Logs(
        List<Mail> mails,
        Set<String> refused,
        List<Text> texts,
        Set<String> receipted,
        Set<String> despaired,
        Set<String> hasty) {

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);
    private static final Duration SHORTLY = Duration.ofSeconds(30);

    /**
     * @param acknowledged those of which the server is to know
     * @param jumps when the server's clock did
     */
    static Logs of(
            MailLog mails, TextLog texts, List<Acknowledged> acknowledged, List<Instant> jumps, List<Undone> undone) {
        Set<String> hasty = acknowledged.stream()
                .filter(sent -> jumps.stream().anyMatch(jump -> isShortlyBefore(sent.at(), jump)))
                .map(Acknowledged::transfer)
                .collect(Collectors.toUnmodifiableSet());
        return new Logs(
                known(mails.mails(), Mail::at, Mail::to, addresses(acknowledged), undone),
                mails.refused(),
                known(texts.texts(), Text::at, Text::number, numbers(acknowledged), undone).stream()
                        .map(text -> mayMissReceipts(text, undone) ? text.unnamed() : text)
                        .toList(),
                texts.receipted(),
                texts.despaired(),
                hasty);
    }

    /** Without what went out twice because the first time was undone, and what belongs to transfers that were. */
    private static <T> List<T> known(
            List<T> sent,
            Function<T, Instant> when,
            Function<T, String> recipient,
            Set<String> recipients,
            List<Undone> undone) {
        List<T> known = Undone.forget(undone, sent, when, recipient);
        known.removeIf(
                one -> Undone.anyIncludes(undone, when.apply(one)) && !recipients.contains(recipient.apply(one)));
        return known;
    }

    private static boolean mayMissReceipts(Text text, List<Undone> undone) {
        return undone.stream().anyMatch(it -> !text.at().isAfter(it.to()));
    }

    private static Set<String> addresses(List<Acknowledged> all) {
        return all.stream().map(sent -> sent.letter().email()).collect(Collectors.toSet());
    }

    private static Set<String> numbers(List<Acknowledged> all) {
        return all.stream().map(sent -> sent.letter().phone()).collect(Collectors.toSet());
    }

    /** By the bench's clock, which notes an acceptance once its answer is there. */
    private static boolean isShortlyBefore(Instant time, Instant jump) {
        return time.isBefore(jump.plus(ON_ITS_WAY)) && time.isAfter(jump.minus(SHORTLY));
    }

    /**
     * Whether its link or its code was refused for good, its code said to be lost while its link may have waited, or one of them
     * may have been too late.
     */
    boolean refuse(Acknowledged sent) {
        Letter letter = sent.letter();
        return hasty.contains(sent.transfer())
                || refused.contains(letter.email())
                || despaired.contains(letter.phone())
                || mails.stream()
                        .anyMatch(mail ->
                                mail.answer() == Answer.REFUSED && mail.to().equals(letter.email()))
                || texts.stream()
                        .anyMatch(text ->
                                text.answer() == Answer.REFUSED && text.number().equals(letter.phone()));
    }
}
