package org.briefsiegel.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Secret;

/**
 * Transfers as the intake leaves them, for tests of what comes after: an invoice to one patient, its charge, its messages
 * and its first event. What a factor sends costs ten cents.
 */
public final class AcceptedTransfers {

    public static final String EMAIL = "maria@example.org";
    public static final String PHONE = "+436641234567";

    private static final Locale GERMAN = Locale.forLanguageTag("de-AT");
    private static final Pricing.Line TEN_CENTS =
            new Pricing.Line(new Wording("tariff", "a text message", List.of()), 1, new Money(10, "EUR"));

    private final TestHost host;

    public AcceptedTransfers(TestHost host) {
        this.host = host;
    }

    /** Under this factor, which is among the plug-ins; or {@link Submission#NO_FACTOR}, and so attached to its mail. */
    public TransferRecord of(String factor) {
        return of(factor, EMAIL);
    }

    /** The same to another recipient. */
    public TransferRecord of(String factor, String email) {
        return of(factor, new Recipient("Maria Muster", email, PHONE, GERMAN, Recipient.PATIENT));
    }

    /** The same, whose link is printed by {@code sheet}; nobody has done so yet. */
    public TransferRecord onPaper(String factor) {
        return of(factor, new Recipient("Maria Muster", "", PHONE, GERMAN, Recipient.PATIENT, "sheet"));
    }

    private TransferRecord of(String factor, Recipient recipient) {
        String id = "t-" + UUID.randomUUID().toString().substring(0, 30);
        Instant now = host.clock().instant();
        if (factor.equals(Submission.NO_FACTOR)) {
            TransferRecord transfer = transfer(id, factor, "", recipient, Optional.empty());
            host.stores().transactions().within(() -> {
                register(transfer);
                enqueue(transfer, Purpose.ATTACHMENT, "mail", "");
            });
            return transfer;
        }
        AuthFactor plugin = host.plugins().requiredFactor(factor);
        EnrolmentResult.Enrolled enrolled = (EnrolmentResult.Enrolled) plugin.enrol(new EnrolmentRequest(
                Map.of("birthDate", "1984-03-09", "phone", PHONE),
                Optional.empty(),
                new FactorSeal(host.vault(), TestHost.PRACTICE, id, factor),
                "Ordination Dr. Huber",
                "localhost",
                GERMAN));
        Instant end = now.plus(plugin.profile().validity());
        TransferRecord transfer = transfer(id, factor, enrolled.enrolment().state(), recipient, Optional.of(end));
        host.stores().transactions().within(() -> {
            register(transfer);
            if (!recipient.isOnPaper()) {
                notice(transfer);
            }
            enrolled.dispatches().forEach(dispatch -> send(transfer, dispatch));
        });
        return transfer;
    }

    private TransferRecord transfer(
            String id, String factor, String enrolment, Recipient recipient, Optional<Instant> expiresAt) {
        return new TransferRecord(
                id,
                TestHost.PRACTICE,
                "R-2026-117",
                host.clock().instant(),
                factor,
                enrolment,
                "",
                recipient,
                "Anbei Ihre Honorarnote.",
                Progress.accepted(expiresAt),
                List.of(new TransferRecord.Document(
                        1, "invoice", "Honorarnote", "Honorarnote.pdf", "application/pdf", content(id))));
    }

    private SealedDocument content(String transfer) {
        byte[] content = "%PDF-1.7\ncontent\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        try {
            return host.vault()
                    .seal(
                            new DocumentAddress(TestHost.PRACTICE, transfer, 1),
                            new ByteArrayInputStream(content),
                            content.length)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(TransferRecord transfer) {
        host.stores().transfers().insert(transfer);
        host.stores()
                .transfers()
                .addEvent(
                        transfer.practice(),
                        transfer.id(),
                        new TransferEvent(transfer.createdAt(), TransferEvent.Kind.ACCEPTED, transfer.factor()));
    }

    /** A mail with a link of its own. */
    public void notice(TransferRecord transfer) {
        Secret link = Secret.random();
        host.stores().transfers().addLink(transfer.practice(), transfer.id(), link.hash());
        enqueue(transfer, Purpose.NOTICE, "mail", link.value());
    }

    private void send(TransferRecord transfer, Dispatch dispatch) {
        host.stores()
                .ledger()
                .reserve(new Booking(transfer.practice(), transfer.id(), Booking.FIRST, List.of(TEN_CENTS)));
        enqueue(
                transfer,
                Purpose.FACTOR,
                dispatch.channel(),
                PHONE + "\n" + dispatch.texts().get(0));
    }

    private void enqueue(TransferRecord transfer, Purpose purpose, String channel, String body) {
        String id = "m-" + UUID.randomUUID();
        Instant now = host.clock().instant();
        host.stores()
                .outbox()
                .enqueue(new Outbox.Item(
                        id,
                        transfer.practice(),
                        transfer.id(),
                        purpose,
                        channel,
                        host.vault().sealText(Outbox.context(transfer.practice(), id), body),
                        now,
                        now.plus(host.plugins().requiredChannel(channel).patience()),
                        0,
                        false));
    }
}
