package org.briefsiegel.rest.transfers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.rest.price.MoneyJson;
import org.briefsiegel.rest.price.WarningJson;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Warning;

/** The shapes in which transfers are answered; times are ISO 8601 in UTC, and null where there is none. */
@Schema(
        name = "Transfer",
        description = "A transfer as its practice sees it: without the link, the code or the factor's value.")
record TransferJson(
        @Schema(requiredMode = REQUIRED, example = "06mhgn8g1v2q9s3c5d7e9f1h3k")
        String id,

        @Schema(
                requiredMode = REQUIRED,
                allowableValues = {
                    "queued",
                    "notified",
                    "delivered",
                    "opened",
                    "downloaded",
                    "locked",
                    "undeliverable",
                    "doubtful",
                    "revoked",
                    "expired"
                })
        String state,

        @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:00Z")
        String createdAt,

        @Schema(
                requiredMode = REQUIRED,
                types = {"string", "null"},
                format = "date-time",
                description = "When the link stops working; null for an attachment.",
                example = "2026-12-08T09:00:00Z")
        String expiresAt,

        @Schema(requiredMode = REQUIRED, example = "R-2026-117")
        String reference,

        @Schema(requiredMode = REQUIRED, description = "Id of the factor, or `none`.", example = "birth-date")
        String factor,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<Document> documents,

        @Schema(requiredMode = REQUIRED) Addressee recipient,

        @Schema(requiredMode = REQUIRED, description = "What the transfer costs; 0.00 where it is free.")
        MoneyJson charge,

        @Schema(requiredMode = REQUIRED, description = "How many wrong answers count now.", example = "0")
        int tries,

        @Schema(
                requiredMode = REQUIRED,
                types = {"string", "null"},
                format = "date-time",
                description = "Until when no answer is taken.")
        String pausedUntil,

        @Schema(
                requiredMode = REQUIRED,
                types = {"string", "null"},
                format = "date-time",
                description =
                        "Since when it is closed because somebody reported that it isn't for them; null where nobody"
                                + " did, or the practice has unlocked it. A `locked` transfer without it had too many wrong answers.")
        String wrongRecipientAt,

        @Schema(
                requiredMode = REQUIRED,
                types = {"string", "null"},
                format = "date-time",
                description = "Since when there is nothing left to fetch.")
        String contentDestroyedAt,

        @Schema(
                requiredMode = REQUIRED,
                types = {"string", "null"},
                description =
                        "What you give to the recipient in person, in the answer to sending alone: it is kept nowhere. "
                                + "Null for factors that hand nothing over, and when a request is repeated.",
                example = "K7WQ4-M2XEB")
        String handover,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description =
                                        "What was known against it when it was sent, in the answer to that; empty otherwise."))
        List<WarningJson> warnings) {

    static TransferJson of(Transfer transfer) {
        return of(transfer, Optional.empty(), List.of());
    }

    static TransferJson of(Transfer transfer, Optional<String> handover, List<Warning> warnings) {
        return new TransferJson(
                transfer.id(),
                transfer.state().id(),
                transfer.createdAt().toString(),
                time(transfer.expiresAt()),
                transfer.reference(),
                transfer.factor(),
                transfer.documents().stream().map(Document::of).toList(),
                Addressee.of(transfer.recipient()),
                MoneyJson.of(transfer.charge()),
                transfer.tries(),
                time(transfer.pausedUntil()),
                time(transfer.wrongRecipientAt()),
                time(transfer.contentDestroyedAt()),
                handover.orElse(null),
                WarningJson.of(warnings));
    }

    @Override
    public String toString() {
        return "TransferJson[" + id + "]";
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** One document of a transfer. */
    @Schema(name = "Document")
    record Document(
            @Schema(requiredMode = REQUIRED, minimum = "1", example = "1")
            int number,

            @Schema(requiredMode = REQUIRED, example = "invoice")
            String type,

            @Schema(requiredMode = REQUIRED, example = "Honorarnote 2026/117")
            String title,

            @Schema(requiredMode = REQUIRED, example = "Honorarnote-2026-117.pdf")
            String fileName,

            @Schema(requiredMode = REQUIRED, description = "Found by content.", example = "application/pdf")
            String mediaType,

            @Schema(requiredMode = REQUIRED, description = "In bytes.", example = "76779")
            long size,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Of the content, in hexadecimal; empty once personal data is forgotten.",
                    example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            String sha256,

            @Schema(
                    requiredMode = REQUIRED,
                    types = {"string", "null"},
                    format = "date-time",
                    description =
                            "When its last byte has left for the first time after the factor, whatever has become of"
                                    + " the transfer since; null where it never has.",
                    example = "2026-11-24T10:12:00Z")
            String downloadedAt) {

        private static Document of(Transfer.Item item) {
            return new Document(
                    item.number(),
                    item.type(),
                    item.title(),
                    item.fileName(),
                    item.mediaType(),
                    item.size(),
                    item.sha256(),
                    time(item.downloadedAt()));
        }
    }

    /** Who gets it. */
    @Schema(name = "Recipient")
    record Addressee(
            @Schema(requiredMode = REQUIRED, example = "Maria Muster")
            String name,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Empty where the link is printed.",
                    example = "maria@example.org")
            String email,

            @Schema(requiredMode = REQUIRED, description = "Masked.", example = "+43664•••4567")
            String phone,

            @Schema(requiredMode = REQUIRED, description = "BCP 47.", example = "de-AT")
            String locale,

            @Schema(requiredMode = REQUIRED, example = "patient")
            String relation,

            @Schema(
                    requiredMode = REQUIRED,
                    types = {"string", "null"},
                    description =
                            "Id of the channel that prints the link on an access sheet; null where it is sent to `email`. "
                                    + "Such a transfer is `queued` until a first sheet is printed, and never `delivered`.")
            String channel) {

        private static Addressee of(Recipient recipient) {
            return new Addressee(
                    recipient.name(),
                    recipient.email(),
                    recipient.maskedPhone(),
                    recipient.locale().toLanguageTag(),
                    recipient.relation(),
                    recipient.isOnPaper() ? recipient.channel() : null);
        }
    }

    /** One page of a list. */
    @Schema(name = "Transfers")
    record Page(
            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
            List<TransferJson> transfers,

            @Schema(
                    requiredMode = REQUIRED,
                    types = {"string", "null"},
                    description = "Asks for the next page; null on the last.")
            String cursor) {

        static Page of(List<Transfer> transfers, Optional<String> cursor) {
            return new Page(transfers.stream().map(TransferJson::of).toList(), cursor.orElse(null));
        }
    }
}
