package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that happened to a transfer.
 *
 * @param detail a word or two for people, without any secret or data of the recipient or the patient; may be empty
 */
public record TransferEvent(Instant time, Kind kind, String detail) {

    /** What can happen. */
    public enum Kind {
        ACCEPTED,
        NOTICE_SENT,
        CODE_SENT,
        ATTACHMENT_SENT,
        /** A receipt says that the mail with the link is in the mailbox. */
        NOTICE_DELIVERED,
        /** A receipt says that the code is on the phone. */
        CODE_DELIVERED,
        /** A receipt says that the mail with the attachment is in the mailbox. */
        ATTACHMENT_DELIVERED,
        /** Not taken yet, or not delivered yet, and tried again; the detail is a {@link DeliveryProblem}, like those of the next two. */
        DELIVERY_DELAYED,
        /** Refused, or taken and come back. */
        DELIVERY_FAILED,
        /** Handed over, and nobody knows what became of it: it may have arrived, even twice. */
        DELIVERY_DOUBTFUL,
        WRONG_ANSWER,
        PAUSED,
        LOCKED,
        /** The practice allows new tries. */
        UNLOCKED,
        /** The practice has the notice sent again. */
        RESENT,
        /** The practice gives a new link and a new time. */
        RENEWED,
        /** A sheet of paper with a further link was printed; the detail is who hands it out, as the practice calls them. */
        SHEET_PRINTED,
        /** The same, and what will be asked stands on it, too: whoever has it has all. */
        SHEET_WITH_CODE_PRINTED,
        /** Nobody has opened it for some days: the recipient is reminded by a mail with a further link. */
        REMINDED,
        /** A text message that reminds of it was handed over. */
        REMINDER_TEXT_SENT,
        /** A receipt says that the text message that reminds of it is on the phone. */
        REMINDER_TEXT_DELIVERED,
        /** The text message that was to remind of it didn't get through, or nobody knows; the detail is a {@link DeliveryReason}. */
        REMINDER_TEXT_FAILED,
        /** The text message that was to remind of it wasn't sent; the detail is the id of the {@link Problem}. */
        REMINDER_TEXT_LEFT_OUT,
        /** Nobody has opened it, and its link ends soon: the practice is told. */
        STILL_UNOPENED,
        /** A recipient has asked for a new code, and it is on its way. */
        CODE_REQUESTED,
        /** Whoever got the notice says that it isn't for them; the detail says whether it was ever opened. */
        WRONG_RECIPIENT,
        /** A recipient asks for a new link. */
        RENEWAL_REQUESTED,
        OPENED,
        /** A byte of a document has left. */
        DOCUMENT_STARTED,
        /** Every byte of a document has left. */
        DOCUMENT_DOWNLOADED,
        /** A document is missing in the vault or isn't what was put there, and nobody gets a byte of it that isn't; the detail is its number. */
        CONTENT_DAMAGED,
        REVOKED,
        EXPIRED,
        CONTENT_DESTROYED;

        /** The name in the practice API. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public TransferEvent {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }
}
