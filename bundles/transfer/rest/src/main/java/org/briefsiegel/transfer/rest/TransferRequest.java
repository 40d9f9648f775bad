package org.briefsiegel.transfer.rest;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;

/** The JSON of a new transfer, as it was read: texts are empty, and lists too, where nothing was said. */
@Schema(name = "NewTransfer", additionalProperties = FALSE)
record TransferRequest(
        @ArraySchema(
                arraySchema = @Schema(requiredMode = REQUIRED, description = "One for each file, in their order."),
                minItems = 1)
        List<Document> documents,

        @Schema(requiredMode = REQUIRED) Addressee recipient,

        @Schema(
                description = "What the patient's record says, by name: texts or numbers.",
                example =
                        "{\"reference\": \"P-1001\", \"birthDate\": \"1984-03-09\", \"insuranceNumber\": \"1237010180\"}")
        Map<String, String> patient,

        @Schema(requiredMode = REQUIRED) Authentication authentication,

        @Schema(
                types = {"string", "null"},
                maxLength = RequestReader.MESSAGE,
                description = "A sentence for the recipient, read after the factor.",
                example = "Anbei Ihre Honorarnote.")
        String message,

        @Schema(
                types = {"string", "null"},
                maxLength = RequestReader.LINE,
                description = "Your own name for the transfer.",
                example = "R-2026-117")
        String reference) {

    Submission submission(String practice, String idempotencyKey, Locale locale) {
        return new Submission(
                practice,
                idempotencyKey,
                documents.stream().map(Document::ofSubmission).toList(),
                recipient.recipient(),
                authentication.factor(),
                present(authentication.value()),
                present(authentication.quoteId()),
                patient,
                message,
                reference,
                locale);
    }

    static Optional<String> present(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }

    /** What is said about one file. */
    @Schema(name = "NewDocument", additionalProperties = FALSE)
    record Document(
            @Schema(requiredMode = REQUIRED, maxLength = RequestReader.ID, example = "invoice")
            String type,

            @Schema(requiredMode = REQUIRED, maxLength = RequestReader.FILE_NAME, example = "Honorarnote-2026-117.pdf")
            String fileName,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.LINE,
                    example = "Honorarnote 2026/117")
            String title,

            @Schema(
                    description = "What the document type knows to use: texts or numbers.",
                    example = "{\"number\": \"2026/117\", \"total\": \"84.00\", \"currency\": \"EUR\"}")
            Map<String, String> metadata) {

        Submission.Document ofSubmission() {
            return new Submission.Document(type, fileName, present(title), metadata);
        }
    }

    /** Who gets it. */
    @Schema(name = "NewRecipient", additionalProperties = FALSE)
    record Addressee(
            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.LINE,
                    example = "Maria Muster")
            String name,

            @Schema(requiredMode = REQUIRED, maxLength = RequestReader.EMAIL, example = "maria@example.org")
            String email,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.PHONE,
                    description = "With the country code.",
                    example = "+436641234567")
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

    /** How the recipient shows that it is them. */
    @Schema(name = "NewAuthentication", additionalProperties = FALSE)
    record Authentication(
            @Schema(
                    requiredMode = REQUIRED,
                    maxLength = RequestReader.ID,
                    description = "Id of a factor, or `none`.",
                    example = "birth-date")
            String factor,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.LINE,
                    description = "What the sender typed in for this transfer alone; goes before the record.")
            String value,

            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.ID,
                    description = "The quote that the sender saw; for chargeable factors.")
            String quoteId) {

        @Override
        public String toString() {
            return "Authentication[" + factor + "]";
        }
    }

    @Override
    public String toString() {
        return "TransferRequest[" + reference + "]";
    }
}
