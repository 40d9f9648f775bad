package org.briefsiegel.testkit.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Warning;

/** A service in memory: keeps what it accepts, refuses what it is told to, and forgets everything of a broken upload. */
public final class FakeTransferService implements TransferService {

    /** The address that is warned of. */
    public static final String BOUNCED = "bounced@example.org";

    public final Map<String, Transfer> accepted = new LinkedHashMap<>();
    public final List<String> contents = new ArrayList<>();
    public final List<Submission> submissions = new ArrayList<>();
    public final List<PriceRequest> priceRequests = new ArrayList<>();
    public Optional<Refusal> refusal = Optional.empty();
    public Optional<String> handover = Optional.empty();
    public boolean replays;
    public boolean broken;
    public boolean diskFails;

    /** One for each transfer that is being read. */
    public final Semaphore readings = new Semaphore(0);

    private static final Capabilities.Fact BIRTH_DATE =
            new Capabilities.Fact("birthDate", "Geburtsdatum", true, "date", "/patient/birthDate");
    private static final Capabilities.Fact PHONE =
            new Capabilities.Fact("phone", "Telefonnummer", false, "phone", "/recipient/phone");

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        if (broken) {
            throw new IllegalStateException("database password 12345 is wrong");
        }
        return new Capabilities(
                List.of(
                        new Capabilities.DocumentKind(
                                "invoice", "Rechnung", Set.of("application/pdf"), Set.of("birth-date", "none"), true),
                        new Capabilities.DocumentKind(
                                "lab-report", "Laborbefund", Set.of("application/pdf"), Set.of("birth-date"), false)),
                List.of(
                        new Capabilities.Factor(
                                "birth-date", "Geburtsdatum", "standard", 14, false, List.of(BIRTH_DATE), true, ""),
                        new Capabilities.Factor(
                                "sms-code", "SMS", "maximum", 90, true, List.of(PHONE), false, "Nicht im Paket")));
    }

    @Override
    public Capabilities installed(Locale locale) {
        return capabilities("", locale);
    }

    @Override
    public List<Warning> warnings(String practice, String email, Locale locale) {
        return email.equals(BOUNCED)
                ? List.of(new Warning("bounced-address", "/recipient/email", "Kam zurück."))
                : List.of();
    }

    @Override
    public Reply<PriceQuote> quote(PriceRequest request) {
        priceRequests.add(request);
        Price price = new Price("0.10", "EUR");
        return Reply.done(new PriceQuote(
                "q-1",
                price,
                List.of(new PriceQuote.Line("SMS", 1, price, price)),
                1,
                Instant.parse("2026-11-23T12:00:00Z")));
    }

    @Override
    public Reply<Acceptance> accept(Submission submission, Files files) throws IOException {
        if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
        }
        if (diskFails) {
            throw new IOException("Input/output error");
        }
        readings.release();
        List<String> read = new ArrayList<>();
        for (Optional<InputStream> file = files.next(); file.isPresent(); file = files.next()) {
            read.add(new String(file.get().readAllBytes(), StandardCharsets.UTF_8));
        }
        submissions.add(submission);
        contents.addAll(read);
        Transfer transfer = transfer("T" + (accepted.size() + 1), submission);
        accepted.put(transfer.id(), transfer);
        return Reply.done(new Acceptance(transfer, replays, handover));
    }

    @Override
    public Optional<Transfer> find(String practice, String transfer) {
        return Optional.ofNullable(accepted.get(transfer))
                .filter(it -> it.practice().equals(practice));
    }

    @Override
    public List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit) {
        return accepted.values().stream()
                .filter(it -> it.practice().equals(practice))
                .filter(it -> filter.state().isEmpty() || filter.state().get() == it.state())
                .filter(it ->
                        filter.reference().isEmpty() || filter.reference().get().equals(it.reference()))
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .filter(it -> after.isEmpty() || it.id().compareTo(after.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<List<TransferEvent>> events(String practice, String transfer) {
        return find(practice, transfer)
                .map(it -> List.of(new TransferEvent(it.createdAt(), TransferEvent.Kind.NOTICE_SENT, "")));
    }

    @Override
    public Reply<Transfer> revoke(String practice, String transfer, Locale locale) {
        return answer(practice, transfer);
    }

    @Override
    public Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale) {
        return answer(practice, transfer).map(Transfer::charge);
    }

    @Override
    public Reply<Transfer> unlock(String practice, String transfer, Locale locale) {
        return answer(practice, transfer);
    }

    @Override
    public Reply<Transfer> resend(String practice, String transfer, Locale locale) {
        return answer(practice, transfer);
    }

    @Override
    public Reply<Transfer> renew(String practice, String transfer, Locale locale) {
        return answer(practice, transfer);
    }

    private Reply<Transfer> answer(String practice, String transfer) {
        return refusal.map(Reply::<Transfer>refused)
                .orElseGet(() -> find(practice, transfer)
                        .map(Reply::done)
                        .orElseGet(
                                () -> Reply.refused(Refusal.of(Problem.NOT_FOUND, "Diesen Transfer gibt es nicht."))));
    }

    public static Refusal missingBirthDate() {
        return Refusal.of(Problem.MISSING_FACT, "/patient/birthDate", "Das Geburtsdatum fehlt.");
    }

    private static Transfer transfer(String id, Submission submission) {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        return new Transfer(
                id,
                submission.practice(),
                submission.reference(),
                TransferState.QUEUED,
                now,
                Optional.of(now.plusSeconds(14 * 86400)),
                submission.factor(),
                submission.recipient(),
                submission.documents().stream()
                        .map(it -> new Transfer.Item(
                                1, it.type(), it.title().orElse(""), it.fileName(), "application/pdf", 3, "abc"))
                        .toList(),
                new Price("0.00", "EUR"),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }
}
