package org.briefsiegel.channel.mailreceipts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;

/** A delivery status that is made for machines (RFC 3464), also where its author forgot parts of it. */
final class DeliveryStatus {

    private static final int MOST_RECIPIENTS = 200;

    private final List<Fields> groups;

    /** @param text groups of fields: one about the mail, and one for each recipient */
    DeliveryStatus(String text) {
        this.groups = Fields.groups(text, MOST_RECIPIENTS);
    }

    /** The name that the mail was given when it was sent (RFC 3461, 4.4). */
    Stream<String> envelopeIds() {
        return groups.stream().flatMap(group -> group.all("original-envelope-id").stream());
    }

    /**
     * What became of the mail, without keys. A mail of ours has one recipient; where that is a list of others, one whom it didn't
     * reach is told before those whom it did. Nobody knows more of a mail that was passed on to where no reports are made
     * ({@code relayed}), or to many ({@code expanded}): that is no receipt.
     */
    Optional<Receipt> receipt() {
        return groups.stream()
                .flatMap(group -> receipt(group).stream())
                .min(Comparator.comparing(receipt -> List.of(Verdict.FAILED, Verdict.DELAYED, Verdict.DELIVERED)
                        .indexOf(receipt.verdict())));
    }

    private static Optional<Receipt> receipt(Fields group) {
        String diagnosis = group.first("diagnostic-code").orElse("");
        StatusCode code = StatusCode.of(group.first("status").orElse(""), diagnosis);
        return verdict(group, code).map(verdict -> receipt(verdict, code, new Explanation(diagnosis)));
    }

    private static Optional<Verdict> verdict(Fields group, StatusCode code) {
        String action = group.first("action").orElse("").toLowerCase(Locale.ROOT);
        if (action.startsWith("fail")) {
            return Optional.of(Verdict.FAILED);
        }
        if (action.startsWith("delay")) {
            return Optional.of(Verdict.DELAYED);
        }
        if (action.startsWith("deliver")) {
            return Optional.of(Verdict.DELIVERED);
        }
        if (action.startsWith("relay") || action.startsWith("expand") || !group.has("status")) {
            return Optional.empty();
        }
        return switch (code.kind()) {
            case 5 -> Optional.of(Verdict.FAILED);
            case 4 -> Optional.of(Verdict.DELAYED);
            default -> Optional.empty();
        };
    }

    /** Of a mail that is still being tried, most reasons to give up don't hold yet. */
    static Receipt receipt(Verdict verdict, StatusCode code, Explanation words) {
        Reason reason = switch (verdict) {
            case DELIVERED -> Reason.NONE;
            case DELAYED -> {
                Reason found = code.reason(words);
                yield found == Reason.MAILBOX_FULL || found == Reason.SERVER_UNREACHABLE ? found : Reason.BUSY;
            }
            default -> code.reason(words);
        };
        return new Receipt("mail", List.of(), verdict, reason, code.detail());
    }
}
