package org.briefsiegel.transfer.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** Transfers of two documents. */
final class SomeTransfer {

    static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    static final Instant END = NOW.plus(Duration.ofDays(14));

    private SomeTransfer() {}

    static TransferRecord linked() {
        return of("birth-date", Optional.of(END));
    }

    static TransferRecord attached() {
        return of(Submission.NO_FACTOR, Optional.empty());
    }

    private static TransferRecord of(String factor, Optional<Instant> end) {
        return new TransferRecord(
                "t-" + UUID.randomUUID().toString().substring(0, 20),
                "p-1",
                "R-1",
                NOW,
                factor,
                "enrolment",
                "facts",
                new Recipient("Maria", "maria@example.org", "", Locale.GERMAN, Recipient.PATIENT),
                "Anbei.",
                Progress.accepted(end),
                List.of(document(1), document(2)));
    }

    private static TransferRecord.Document document(int number) {
        return new TransferRecord.Document(
                number,
                "invoice",
                "Honorarnote",
                "a.pdf",
                "application/pdf",
                new SealedDocument(UUID.randomUUID().toString(), "key", 10, "00"));
    }
}
