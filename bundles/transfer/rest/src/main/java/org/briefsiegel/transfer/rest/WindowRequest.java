package org.briefsiegel.transfer.rest;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Recipient;

/** The {@code transfer} part of a send window: what is known before a person has chosen. */
@Schema(name = "NewSendWindow", additionalProperties = FALSE)
record WindowRequest(
        @ArraySchema(
                arraySchema = @Schema(requiredMode = REQUIRED, description = "One for each file, in their order."),
                minItems = 1)
        List<TransferRequest.Document> documents,

        @Schema(description = "As far as it is known; the person sees and can change everything.")
        Addressee recipient,

        @Schema(
                description = "What the patient's record says, by name: texts or numbers.",
                example =
                        "{\"reference\": \"P-1001\", \"birthDate\": \"1984-03-09\", \"insuranceNumber\": \"1237010180\"}")
        Map<String, String> patient,

        @Schema(description = "What to suggest; the person chooses.")
        Suggestion authentication,

        @Schema(
                types = {"string", "null"},
                maxLength = RequestReader.MESSAGE,
                description = "To suggest: a sentence for the recipient, read after the factor.",
                example = "Anbei Ihre Honorarnote.")
        String message,

        @Schema(
                types = {"string", "null"},
                maxLength = RequestReader.LINE,
                description = "Your own name for the transfer.",
                example = "R-2026-117")
        String reference,

        @Schema(
                types = {"string", "null"},
                description = "The language of the window (BCP 47); German where it isn't given.",
                example = "de-AT",
                implementation = String.class)
        Locale locale) {

    Draft draft(String practice) {
        return new Draft(
                practice,
                documents.stream().map(TransferRequest.Document::ofSubmission).toList(),
                recipient.recipient(),
                TransferRequest.present(authentication.factor()),
                TransferRequest.present(authentication.value()),
                patient,
                message,
                reference,
                locale);
    }

    /** Who gets it, as far as it is known. */
    @Schema(name = "SuggestedRecipient", additionalProperties = FALSE)
    record Addressee(
            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.LINE,
                    example = "Maria Muster")
            String name,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.EMAIL,
                    example = "maria@example.org")
            String email,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.PHONE,
                    example = "0664 1234567")
            String phone,

            @Schema(
                    types = {"string", "null"},
                    description = "BCP 47; German where it isn't given.",
                    example = "de-AT",
                    implementation = String.class)
            Locale locale,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.ID,
                    description = "`patient`, `parent`, `doctor`, `insurer`, `other`, or a word of your own.",
                    example = "patient")
            String relation) {

        private Recipient recipient() {
            return new Recipient(name, email, phone, locale, relation.isBlank() ? Recipient.PATIENT : relation);
        }
    }

    /** What to suggest to the person who sends. */
    @Schema(name = "SuggestedAuthentication", additionalProperties = FALSE)
    record Suggestion(
            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.ID,
                    description = "Id of a factor, or `none`.",
                    example = "birth-date")
            String factor,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.LINE,
                    description = "For this transfer alone, where the record has no value.")
            String value) {

        @Override
        public String toString() {
            return "Suggestion[" + factor + "]";
        }
    }

    @Override
    public String toString() {
        return "WindowRequest[" + reference + "]";
    }
}
