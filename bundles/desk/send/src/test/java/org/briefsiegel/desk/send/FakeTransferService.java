package org.briefsiegel.desk.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.briefsiegel.transfer.api.Warning;

/** A service that has the transfers that it is given, offers what it is given, and charges ten cents for everything. */
final class FakeTransferService implements TransferService {

    /** The address that is warned of. */
    static final String BOUNCED = "bounced@example.org";

    private static final Price TEN_CENTS = new Price("0.10", "EUR");
    private static final Price THIRTY_CENTS = new Price("0.30", "EUR");

    final List<PriceRequest> asked = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    List<PriceQuote.Line> reminders = List.of();
    List<Warning> notices = List.of();
    private final Capabilities offer;

    FakeTransferService(List<Capabilities.DocumentKind> kinds, List<Capabilities.Factor> factors) {
        this.offer = new Capabilities(kinds, factors);
    }

    @Override
    public Capabilities installed(Locale locale) {
        throw new UnsupportedOperationException("nobody here asks");
    }

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        return offer;
    }

    @Override
    public List<Warning> warnings(String practice, String email, Locale locale) {
        return email.equals(BOUNCED)
                ? List.of(new Warning("bounced-address", "/recipient/email", "Kam zurück."))
                : List.of();
    }

    @Override
    public Reply<PriceQuote> quote(PriceRequest request) {
        asked.add(request);
        Instant end = Instant.parse("2026-11-23T12:00:00Z");
        return refusal.map(Reply::<PriceQuote>refused)
                .orElseGet(() -> Reply.done(new PriceQuote(
                        "q-" + request.factor(),
                        TEN_CENTS,
                        List.of(),
                        request.phone().isPresent() && !reminders.isEmpty() ? THIRTY_CENTS : TEN_CENTS,
                        request.phone().isPresent() ? reminders : List.of(),
                        1,
                        end,
                        notices)));
    }

    @Override
    public Reply<Acceptance> accept(Submission submission, Files files) {
        return none();
    }

    @Override
    public Optional<Transfer> find(String practice, String transfer) {
        return transfers.stream()
                .filter(it -> it.practice().equals(practice) && it.id().equals(transfer))
                .findFirst();
    }

    @Override
    public List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit) {
        return List.of();
    }

    @Override
    public Optional<List<TransferEvent>> events(String practice, String transfer) {
        return Optional.empty();
    }

    @Override
    public Reply<Transfer> revoke(String practice, String transfer, Locale locale) {
        return none();
    }

    @Override
    public Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale) {
        return none();
    }

    @Override
    public Reply<Transfer> unlock(String practice, String transfer, Locale locale) {
        return none();
    }

    @Override
    public Reply<Transfer> resend(String practice, String transfer, Locale locale) {
        return none();
    }

    @Override
    public Reply<Transfer> renew(String practice, String transfer, Locale locale) {
        return none();
    }

    private static <T> Reply<T> none() {
        return Reply.refused(Refusal.of(Problem.NOT_FOUND, ""));
    }
}
