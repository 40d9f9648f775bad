package org.briefsiegel.rest.sandbox;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.SandboxMessage;

/** The shapes in which a sandbox practice reads what it would have sent. */
@Schema(name = "SandboxMessage", description = "A mail or a text message as its recipient would have got it.")
record SandboxMessageJson(
        @Schema(requiredMode = REQUIRED, example = "m-1f0c9b1e-9a52-4c0e-8a55-6a5f4c1d2b3a")
        String id,

        @Schema(requiredMode = REQUIRED, description = "Id of its transfer.", example = "06mhgn8g1v2q9s3c5d7e9f1h3k")
        String transfer,

        @Schema(requiredMode = REQUIRED, description = "`mail` or `sms`; more may come.", example = "mail")
        String channel,

        @Schema(
                requiredMode = REQUIRED,
                description = "A mail address or a phone number.",
                example = "maria@example.org")
        String to,

        @Schema(
                requiredMode = REQUIRED,
                description = "Empty for a text message.",
                example = "Nachricht von Ordination Dr. Huber")
        String subject,

        @Schema(
                requiredMode = REQUIRED,
                description = "Of a mail, it holds the link; of a text message, it begins with the code.",
                example = "Guten Tag, Maria Muster!\n\nOrdination Dr. Huber hat eine Nachricht für Sie bereitgelegt. …")
        String text,

        @Schema(
                requiredMode = REQUIRED,
                description = "The same as HTML; empty for a text message.",
                example = "<!doctype html>…")
        String html,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description = "What would have travelled with it; the content isn't kept."))
        List<Attachment> attachments,

        @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:01Z")
        String createdAt) {

    static SandboxMessageJson of(SandboxMessage message) {
        return new SandboxMessageJson(
                message.id(),
                message.transfer(),
                message.channel(),
                message.address(),
                message.subject(),
                message.text(),
                message.html(),
                message.attachments().stream().map(Attachment::of).toList(),
                message.createdAt().toString());
    }

    @Override
    public String toString() {
        return "SandboxMessageJson[" + id + "]";
    }

    /** A file that would have travelled with a mail. */
    @Schema(name = "SandboxAttachment")
    record Attachment(
            @Schema(requiredMode = REQUIRED, example = "Honorarnote-2026-117.pdf")
            String fileName,

            @Schema(requiredMode = REQUIRED, example = "application/pdf")
            String mediaType,

            @Schema(requiredMode = REQUIRED, description = "In bytes.", example = "76779")
            long size) {

        private static Attachment of(SandboxMessage.Attachment attachment) {
            return new Attachment(attachment.fileName(), attachment.mediaType(), attachment.size());
        }
    }

    /** One page of a list. */
    @Schema(name = "SandboxMessages")
    record Page(
            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
            List<SandboxMessageJson> messages,

            @Schema(
                    requiredMode = REQUIRED,
                    types = {"string", "null"},
                    description = "Asks for the next page; null on the last.")
            String cursor) {

        static Page of(List<SandboxMessage> messages, Optional<String> cursor) {
            return new Page(messages.stream().map(SandboxMessageJson::of).toList(), cursor.orElse(null));
        }
    }
}
