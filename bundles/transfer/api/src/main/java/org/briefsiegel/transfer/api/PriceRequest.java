package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A question for the price of a transfer.
 *
 * @param practice id of the practice that asks
 * @param documentTypes ids of the document types to be sent
 * @param factor id of the factor
 * @param phone where a code would go, if the factor sends one
 * @param onPaper whether the link goes on a sheet of paper: no text message reminds of that
 * @param recipientLocale the language of the recipient, and so of the texts that are counted
 * @param locale the language of the answer
 */
public record PriceRequest(
        String practice,
        List<String> documentTypes,
        String factor,
        Optional<String> phone,
        boolean onPaper,
        Locale recipientLocale,
        Locale locale) {

    public PriceRequest {
        Objects.requireNonNull(practice, "practice");
        documentTypes = List.copyOf(documentTypes);
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(recipientLocale, "recipientLocale");
        Objects.requireNonNull(locale, "locale");
    }

    /** Of a transfer whose link is sent. */
    public PriceRequest(
            String practice,
            List<String> documentTypes,
            String factor,
            Optional<String> phone,
            Locale recipientLocale,
            Locale locale) {
        this(practice, documentTypes, factor, phone, false, recipientLocale, locale);
    }

    @Override
    public String toString() {
        return "PriceRequest[" + practice + ", " + factor + "]";
    }
}
