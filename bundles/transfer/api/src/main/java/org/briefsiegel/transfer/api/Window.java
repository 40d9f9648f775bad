package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A window of a practice, opened by whoever holds its key. */
public sealed interface Window {

    /** Id of the practice. */
    String practice();

    /** The language of the person in front of it. */
    Locale locale();

    /**
     * A transfer to be sent.
     *
     * @param draft what the practice system has said
     * @param documents what was received, as the transfer will hold it
     * @param typed what the person has typed so far, by {@link WindowService#keep}
     * @param endsAt when it is over, if nothing is done in it
     * @param endsAtMost when it is over, whatever is done in it
     */
    record Sending(
            Draft draft, List<Transfer.Item> documents, Map<String, String> typed, Instant endsAt, Instant endsAtMost)
            implements Window {
        public Sending {
            Objects.requireNonNull(draft, "draft");
            documents = List.copyOf(documents);
            typed = Map.copyOf(typed);
            Objects.requireNonNull(endsAt, "endsAt");
            Objects.requireNonNull(endsAtMost, "endsAtMost");
        }

        @Override
        public String practice() {
            return draft.practice();
        }

        @Override
        public Locale locale() {
            return draft.locale();
        }

        @Override
        public String toString() {
            return "Sending[" + draft + "]";
        }
    }

    /**
     * A transfer that was sent from this window, which holds nothing else any more.
     *
     * @param transfer its id
     * @param handover what the person gives to the recipient; a secret that is seen in this window, as long as it is open
     */
    record Sent(String practice, Locale locale, String transfer, Optional<String> handover) implements Window {
        public Sent {
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(locale, "locale");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(handover, "handover");
        }

        /** With which nothing is handed over. */
        public Sent(String practice, Locale locale, String transfer) {
            this(practice, locale, transfer, Optional.empty());
        }

        @Override
        public String toString() {
            return "Sent[" + transfer + "]";
        }
    }

    /** The practice's transfers. */
    record Overview(String practice, Locale locale) implements Window {
        public Overview {
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(locale, "locale");
        }
    }

    /**
     * What leads to a window, once.
     *
     * @param value a secret of 160 random bits
     * @param expiresAt until when it must have been used
     */
    record Ticket(String value, Instant expiresAt) {
        public Ticket {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "Ticket[…]";
        }
    }

    /**
     * What can be said of a window without opening it.
     *
     * @param open whether somebody has opened it already
     */
    record Door(String practice, Locale locale, boolean open) {
        public Door {
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(locale, "locale");
        }
    }
}
