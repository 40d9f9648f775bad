package org.briefsiegel.factor.api;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a factor gets to know when a transfer is prepared.
 *
 * @param facts what is known of those that {@link FactorProfile#facts()} declares, by their names; nothing else
 * @param typedIn the value that the sender typed in for this transfer alone, of the first fact; goes before the record's
 * @param seal seals values for this practice, transfer and factor
 * @param practiceName who sends, for texts that the recipient reads
 * @param host host of the download page, for texts that bind a code to it
 * @param locale the recipient's language, for texts that the recipient reads: what is sent in a {@link Dispatch}
 * @param senderLocale the language of the request, for what the sender reads: {@link EnrolmentResult.FactInvalid#reason()}
 * @param onPaper whether the link is printed and handed over: no mail comes, and no text says so
 */
public record EnrolmentRequest(
        Map<String, String> facts,
        Optional<String> typedIn,
        Seal seal,
        String practiceName,
        String host,
        Locale locale,
        Locale senderLocale,
        boolean onPaper) {

    public EnrolmentRequest {
        facts = Map.copyOf(facts);
        Objects.requireNonNull(typedIn, "typedIn");
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(practiceName, "practiceName");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(senderLocale, "senderLocale");
    }

    /** Of a transfer whose link is sent. */
    public EnrolmentRequest(
            Map<String, String> facts,
            Optional<String> typedIn,
            Seal seal,
            String practiceName,
            String host,
            Locale locale,
            Locale senderLocale) {
        this(facts, typedIn, seal, practiceName, host, locale, senderLocale, false);
    }

    /** Of a sender and a recipient who read the same language. */
    public EnrolmentRequest(
            Map<String, String> facts,
            Optional<String> typedIn,
            Seal seal,
            String practiceName,
            String host,
            Locale locale) {
        this(facts, typedIn, seal, practiceName, host, locale, locale);
    }

    /** The value typed in for this transfer, else the record's fact of this name; empty where both are blank. */
    public Optional<String> valueOf(String fact) {
        return typedIn.or(() -> Optional.ofNullable(facts.get(fact)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "EnrolmentRequest[…]";
    }
}
