package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a practice system knows of a transfer before a person has chosen how it is sent. Everything is as it was given, and what
 * isn't known is empty.
 *
 * @param practice id of the practice that sends
 * @param documents one entry for each file, in the order in which the files follow
 * @param factor id of the factor to suggest
 * @param typedIn a value for it to suggest, where the record has none
 * @param facts what a factor may go by
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
        Facts facts,
        String message,
        String reference,
        Locale locale) {

    public Draft {
        Objects.requireNonNull(practice, "practice");
        documents = List.copyOf(documents);
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(typedIn, "typedIn");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(locale, "locale");
    }

    /** The transfer that this becomes by a choice. */
    public Submission chosen(Choice choice, String idempotencyKey) {
        return new Submission(
                practice,
                idempotencyKey,
                numbers(choice).stream()
                        .map(number -> documents.get(number - 1))
                        .toList(),
                choice.recipient(),
                choice.factor(),
                choice.typedIn(),
                choice.quote(),
                facts,
                choice.message(),
                reference,
                locale);
    }

    /** Which documents are sent by a choice, in their order; each counts from 1. */
    public List<Integer> numbers(Choice choice) {
        return IntStream.rangeClosed(1, documents.size())
                .boxed()
                .filter(choice.documents()::contains)
                .toList();
    }

    /** A choice that leaves everything as it was given. */
    public Choice unchanged(String factor) {
        Set<Integer> all = IntStream.rangeClosed(1, documents.size()).boxed().collect(Collectors.toSet());
        return new Choice(recipient, message, all, factor, typedIn, Optional.empty());
    }

    @Override
    public String toString() {
        return "Draft[" + practice + "]";
    }

    /**
     * What the person who sends has chosen.
     *
     * @param message a sentence for the recipient; may be empty
     * @param documents the numbers, from 1, of those that are sent
     * @param factor id of the factor, or {@link Submission#NO_FACTOR}
     * @param typedIn the factor's value for this transfer alone; it goes before the record's
     * @param quote id of the quote that the person saw
     */
    public record Choice(
            Recipient recipient,
            String message,
            Set<Integer> documents,
            String factor,
            Optional<String> typedIn,
            Optional<String> quote) {
        public Choice {
            Objects.requireNonNull(recipient, "recipient");
            Objects.requireNonNull(message, "message");
            documents = Set.copyOf(documents);
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
