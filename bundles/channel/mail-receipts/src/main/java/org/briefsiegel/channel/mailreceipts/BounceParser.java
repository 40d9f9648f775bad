package org.briefsiegel.channel.mailreceipts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Receipt;

/**
 * Says what a mail tells of one that we have sent. Anybody may write to a bounce address: nothing in a mail makes this fail, or take
 * more memory or time than its length allows.
 *
 * <p>No receipt is what people or their programs answer, however automatically: holiday notices, questions whether the sender is a
 * human, and a disposition notification (RFC 8098). That one says that something has shown or deleted the mail, of which delivery
 * is only a guess; mailboxes make it without anybody looking, and a practice could take it for what the second factor proves. Nor is
 * what became of a bounce any news of the mail that it was about.
 */
final class BounceParser {

    private static final String ID = "(m-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern ADDRESS = Pattern.compile("\\+" + ID + "@", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID = Pattern.compile("<" + ID + "@", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENVELOPE_ID =
            Pattern.compile("(?<![0-9a-z-])" + ID + "(?![0-9a-z-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID_LINE =
            Pattern.compile("(?m)^[ >|]*message-id:\\s{0,5}<" + ID + "@", Pattern.CASE_INSENSITIVE);

    /** Who delivers to a mailbox writes into one of these whom the mail was for. */
    private static final List<String> RECIPIENT =
            List.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "to");

    /** One mail is about one of ours; more names than it can have are the work of somebody who guesses. */
    private static final int MOST_KEYS = 5;

    private BounceParser() {}

    /**
     * The receipt in this mail. Its keys are ids of our messages, the best first: from the address that this was sent to, from the
     * mail that came back, and from the name that it was sent with. Without keys it is about a mail that nobody here has sent.
     *
     * @param bytes a mail, or its beginning
     */
    static Optional<Receipt> receipt(byte[] bytes) {
        Mail mail = Mail.read(bytes);
        if (mail.isReportOf("disposition-notification")
                || mail.isReportOf("feedback-report")
                || mail.returned().anyMatch(Mail::isBounce)) {
            return Optional.empty();
        }
        List<DeliveryStatus> statuses =
                mail.statuses().map(part -> new DeliveryStatus(part.text())).toList();
        boolean forMachines = !statuses.isEmpty() && (mail.isReport() || Mail.isByMailer(mail.header()));
        Optional<Receipt> told = forMachines
                ? statuses.stream().flatMap(status -> status.receipt().stream()).findFirst()
                : TextBounce.receipt(mail);
        return told.map(receipt -> withKeys(receipt, keys(mail, statuses)));
    }

    private static Receipt withKeys(Receipt receipt, List<String> keys) {
        return new Receipt(receipt.channel(), keys, receipt.verdict(), receipt.reason(), receipt.detail());
    }

    private static List<String> keys(Mail mail, List<DeliveryStatus> statuses) {
        Stream<String> addresses = RECIPIENT.stream()
                .flatMap(name -> mail.header().all(name).stream())
                .flatMap(value -> ids(ADDRESS, value));
        Stream<String> returned = mail.returned()
                .flatMap(header -> header.all("message-id").stream())
                .flatMap(value -> ids(MESSAGE_ID, value));
        Stream<String> names =
                statuses.stream().flatMap(DeliveryStatus::envelopeIds).flatMap(value -> ids(ENVELOPE_ID, value));
        Stream<String> quoted = ids(MESSAGE_ID_LINE, mail.text());
        Stream<String> answered = Stream.of("in-reply-to", "references")
                .flatMap(name -> mail.header().all(name).stream())
                .flatMap(value -> ids(MESSAGE_ID, value));
        return Stream.of(addresses, returned, names, quoted, answered)
                .flatMap(keys -> keys)
                .distinct()
                .limit(MOST_KEYS)
                .toList();
    }

    private static Stream<String> ids(Pattern pattern, String value) {
        return pattern.matcher(value)
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT));
    }
}
