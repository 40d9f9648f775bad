package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What anybody who holds the link may see: who sent it, and what is asked. Nothing about the content.
 *
 * @param sender the practice
 * @param locale the language that the practice chose for the recipient
 * @param status whether it can be opened now
 * @param expiresAt when the link stops working
 * @param pausedUntil until when no answer is taken, while paused
 * @param question what is asked, if it can be opened
 * @param formToken what a form on its pages carries, so that a post proves that somebody saw a page; works for two hours
 *     at least
 * @param onPaper whether the recipient got a sheet of paper, and no mail
 */
public record Letter(
        Sender sender,
        Locale locale,
        Status status,
        Instant expiresAt,
        Optional<Instant> pausedUntil,
        Optional<Question> question,
        String formToken,
        boolean onPaper) {

    /** Of a mail. */
    public Letter(
            Sender sender,
            Locale locale,
            Status status,
            Instant expiresAt,
            Optional<Instant> pausedUntil,
            Optional<Question> question,
            String formToken) {
        this(sender, locale, status, expiresAt, pausedUntil, question, formToken, false);
    }

    /** Whether a letter can be opened. */
    public enum Status {
        READY,
        PAUSED,
        LOCKED,
        EXPIRED,
        REVOKED,
        /** Somebody has said that it isn't for them: closed until the practice has looked into it. */
        WRONG_RECIPIENT,
        /** The factor isn't there at the moment; it will work again. */
        UNAVAILABLE
    }

    public Letter {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(formToken, "formToken");
    }

    /**
     * What the recipient is asked.
     *
     * @param text the question
     * @param hint help with it; may be empty
     * @param fields what is typed in; nothing where the recipient is recognized elsewhere
     * @param notReceived help for whom the answer hasn't arrived, where it is something that is sent
     * @param destinations where the recipient can go to be recognized; none where there are fields
     * @param challenge what the form brings back beside the answer, under {@link #CHALLENGE}; empty where the question is always the same
     */
    public record Question(
            String text,
            String hint,
            List<Field> fields,
            Optional<NotReceived> notReceived,
            List<Destination> destinations,
            String challenge) {

        /** The name of a field that no factor can have. */
        public static final String CHALLENGE = "_challenge";

        public Question {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(hint, "hint");
            fields = List.copyOf(fields);
            Objects.requireNonNull(notReceived, "notReceived");
            destinations = List.copyOf(destinations);
            Objects.requireNonNull(challenge, "challenge");
        }

        /** Whether there is a field, or somewhere to go. */
        public boolean canBeAnswered() {
            return !fields.isEmpty() || !destinations.isEmpty();
        }

        /** That is always the same. */
        public Question(
                String text,
                String hint,
                List<Field> fields,
                Optional<NotReceived> notReceived,
                List<Destination> destinations) {
            this(text, hint, fields, notReceived, destinations, "");
        }

        /** That is answered by typing. */
        public Question(String text, String hint, List<Field> fields, Optional<NotReceived> notReceived) {
            this(text, hint, fields, notReceived, List.of(), "");
        }
    }

    /**
     * Where the recipient can go to be recognized.
     *
     * @param name see {@link RedirectService#leave}; small letters, digits and hyphens
     * @param label what stands on the link
     */
    public record Destination(String name, String label) {
        public Destination {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
        }
    }

    /**
     * What whoever waits for something is told.
     *
     * @param title of the page that helps
     * @param advice how long it takes, and what to look at first
     */
    public record NotReceived(String title, String advice) {
        public NotReceived {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(advice, "advice");
        }
    }

    /**
     * One text field.
     *
     * @param digits whether it takes digits, as far as the keyboard is concerned
     * @param autocomplete the HTML autofill token
     * @param width usual number of characters
     */
    public record Field(String name, String label, boolean digits, String autocomplete, int width) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(autocomplete, "autocomplete");
        }
    }
}
