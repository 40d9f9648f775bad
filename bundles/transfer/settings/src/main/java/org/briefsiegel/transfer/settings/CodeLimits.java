package org.briefsiegel.transfer.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.TransferEvent.Kind;

/**
 * When a further code may go out. Whoever had them sent, all codes of a transfer count: each is one more that somebody may
 * guess, and one more text message on a stranger's phone where the number is wrong.
 *
 * @param gap how long between two of them
 * @param anHour how many within an hour
 * @param inAll how many for a transfer
 */
public record CodeLimits(Duration gap, int anHour, int inAll) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Kind> SENDING = EnumSet.of(Kind.ACCEPTED, Kind.RESENT, Kind.RENEWED, Kind.CODE_REQUESTED);

    public CodeLimits {
        if (gap.isNegative() || anHour < 1 || inAll < 1) {
            throw new IllegalArgumentException("at least one code, and no negative time");
        }
    }

    /** How it stands with the next code of a transfer whose factor sends. */
    public CodeOffer next(ReissueHistory history, String address, Instant now) {
        List<Instant> sent = history.times(SENDING);
        if (sent.size() >= inAll) {
            return new CodeOffer(Standing.SPENT, address, Optional.empty());
        }
        Optional<Instant> from = from(sent).filter(now::isBefore);
        return new CodeOffer(from.isPresent() ? Standing.TOO_SOON : Standing.POSSIBLE, address, from);
    }

    private Optional<Instant> from(List<Instant> sent) {
        Stream<Instant> afterGap = ReissueHistory.last(sent).map(last -> last.plus(gap)).stream();
        int firstOfHour = sent.size() - anHour;
        Stream<Instant> afterHour = firstOfHour < 0
                ? Stream.empty()
                : Stream.of(sent.get(firstOfHour).plus(HOUR));
        return Stream.concat(afterGap, afterHour).max(Instant::compareTo);
    }
}
