package org.briefsiegel.transfer.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * What a practice wants to follow when a transfer isn't opened, and what of that is due.
 *
 * @param reminders after how many days each reminder goes out by mail, in order
 * @param texts after how many days one goes out by text message, as far as it was agreed with the transfer
 * @param told how many days before the link's end the practice is told, if at all
 */
record Ladder(List<Integer> reminders, List<Integer> texts, Optional<Integer> told) {

    /** Nothing else: who has opened it needs no reminder, and an address that bounced gets none. */
    private static final Set<TransferState> UNOPENED = EnumSet.of(TransferState.NOTIFIED, TransferState.DELIVERED);

    /** A step that wasn't taken in its time, because the server stood still, is left out after so long. */
    private static final Duration STALE = Duration.ofDays(2);

    /** A step that may be due. */
    enum Step {
        REMIND,
        TELL
    }

    static Ladder of(Practice practice) {
        return new Ladder(practice.reminderDays(), practice.textReminderDays(), practice.toldBeforeEndDays());
    }

    boolean isEmpty() {
        return reminders.isEmpty() && texts.isEmpty() && told.isEmpty();
    }

    /** By the times alone, so that most transfers needn't be looked at more closely. */
    boolean mayBeDue(TransferRecord transfer, Instant now) {
        return isUnopened(transfer)
                && (Stream.concat(reminders.stream(), texts.stream()).anyMatch(day -> isReached(transfer, day, now))
                        || isEndNear(transfer, now));
    }

    /**
     * What is due of a transfer, at most one step at a time. Days are counted from its acceptance: where a new link was given or
     * the notice sent again since, somebody has taken care of it already, and no further reminder goes out.
     *
     * @param events all of it
     */
    Optional<Step> due(TransferRecord transfer, List<TransferEvent> events, Instant now) {
        if (!isUnopened(transfer) || isOver(transfer, now)) {
            return Optional.empty();
        }
        if (isReminderDue(transfer, events, now)) {
            return Optional.of(Step.REMIND);
        }
        return isEndNear(transfer, now) && !wasTold(events) ? Optional.of(Step.TELL) : Optional.empty();
    }

    /**
     * Of the text messages that were agreed, the day of the one that is due. Once one has come back, or nobody knows what became of
     * it, none follows.
     */
    Optional<Integer> textDue(TransferRecord transfer, List<TransferEvent> events, List<Integer> agreed, Instant now) {
        boolean ends = !UNOPENED.contains(transfer.state())
                || isOver(transfer, now)
                || wasSentAgain(events)
                || count(events, Kind.REMINDER_TEXT_FAILED) > 0;
        return agreed.stream()
                .filter(day -> !ends && texts.contains(day) && isReached(transfer, day, now))
                .min(Comparator.naturalOrder());
    }

    /** A sheet that nobody has printed isn't opened, either. */
    private static boolean isUnopened(TransferRecord transfer) {
        return UNOPENED.contains(transfer.state())
                || transfer.state() == TransferState.QUEUED
                        && transfer.recipient().isOnPaper();
    }

    private boolean isReminderDue(TransferRecord transfer, List<TransferEvent> events, Instant now) {
        long sent = count(events, Kind.REMINDED);
        return !transfer.recipient().isOnPaper()
                && !wasSentAgain(events)
                && sent < reminders.size()
                && isReached(transfer, reminders.get((int) sent), now);
    }

    private static boolean wasSentAgain(List<TransferEvent> events) {
        return count(events, Kind.RESENT) + count(events, Kind.RENEWED) > 0;
    }

    private static boolean isReached(TransferRecord transfer, int day, Instant now) {
        Instant due = transfer.createdAt().plus(Duration.ofDays(day));
        return !due.isAfter(now) && now.isBefore(due.plus(STALE));
    }

    private boolean isEndNear(TransferRecord transfer, Instant now) {
        return told.isPresent()
                && transfer.expiresAt()
                        .filter(end -> !now.isBefore(end.minus(Duration.ofDays(told.get()))))
                        .isPresent();
    }

    private static boolean isOver(TransferRecord transfer, Instant now) {
        return transfer.expiresAt().filter(end -> end.isAfter(now)).isEmpty();
    }

    /** Once for each time that the link's time began. */
    private static boolean wasTold(List<TransferEvent> events) {
        boolean wasTold = false;
        for (TransferEvent event : events) {
            wasTold = event.kind() == Kind.STILL_UNOPENED || wasTold && event.kind() != Kind.RENEWED;
        }
        return wasTold;
    }

    private static long count(List<TransferEvent> events, Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }
}
