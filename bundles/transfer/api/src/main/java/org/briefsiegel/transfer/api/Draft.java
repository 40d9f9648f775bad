package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a practice system knows of a transfer before a person has chosen how it is sent. Everything is as it was given, and what
 * isn't known is empty.
 *
 * @param practice id of the practice that sends
 * @param documents one entry for each file, in the order in which the files follow
 * @param factor id of the factor to suggest
 * @param typedIn a value for it to suggest, where the record has none
 * @param facts what the patient's record says, by name
 * @param message a sentence of the practice for the recipient, read after the factor
 * @param reference the practice system's own name for the transfer
 * @param locale the language of the person who sends
 */
public record Draft(
        String practice,
        List<Submission.Document> documents,
        Recipient recipient,
        Optional<String> factor,
        Optional<String> typedIn,
        Map<String, String> facts,
        String message,
        String reference,
        Locale locale) {

    public Draft {
        Objects.requireNonNull(practice, "practice");
        documents = List.copyOf(documents);
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(typedIn, "typedIn");
        facts = Map.copyOf(facts);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(locale, "locale");
    }

    /** The transfer that this becomes by a choice. */
    public Submission chosen(Choice choice, String idempotencyKey) {
        Recipient addressee =
                new Recipient(choice.name(), choice.email(), choice.phone(), recipient.locale(), recipient.relation());
        return new Submission(
                practice,
                idempotencyKey,
                documents,
                addressee,
                choice.factor(),
                choice.typedIn(),
                choice.quote(),
                facts,
                message,
                reference,
                locale);
    }

    @Override
    public String toString() {
        return "Draft[" + practice + "]";
    }

    /**
     * What the person who sends has chosen.
     *
     * @param name of the recipient; may be empty
     * @param email where the link goes
     * @param phone where a code goes; may be empty
     * @param factor id of the factor, or {@link Submission#NO_FACTOR}
     * @param typedIn the factor's value for this transfer alone; it goes before the record's
     * @param quote id of the quote that the person saw
     */
    public record Choice(
            String name, String email, String phone, String factor, Optional<String> typedIn, Optional<String> quote) {
        public Choice {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(phone, "phone");
            Objects.requireNonNull(factor, "factor");
            Objects.requireNonNull(typedIn, "typedIn");
            Objects.requireNonNull(quote, "quote");
        }

        @Override
        public String toString() {
            return "Choice[" + factor + "]";
        }
    }
}
