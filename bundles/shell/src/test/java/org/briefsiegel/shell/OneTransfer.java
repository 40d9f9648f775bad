package org.briefsiegel.shell;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Warning;

/** A service with the transfer {@code T1} of the practice {@code P1}. */
final class OneTransfer implements TransferService {

    private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

    private TransferState state = TransferState.QUEUED;

    @Override
    public Optional<Transfer> find(String practice, String transfer) {
        return Optional.of(new Transfer(
                        "T1",
                        "P1",
                        "R-1",
                        state,
                        TIME,
                        Optional.empty(),
                        "birth-date",
                        new Recipient("Maria Muster", "maria@example.org", "+43664", Locale.GERMAN, Recipient.PATIENT),
                        List.of(),
                        new Price("0.10", "EUR"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()))
                .filter(it -> practice.equals("P1") && transfer.equals("T1"));
    }

    @Override
    public List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit) {
        return find(practice, "T1").stream()
                .filter(it -> filter.state().isEmpty() || filter.state().get() == it.state())
                .toList();
    }

    @Override
    public Optional<List<TransferEvent>> events(String practice, String transfer) {
        return find(practice, transfer).map(it -> List.of(new TransferEvent(TIME, TransferEvent.Kind.NOTICE_SENT, "")));
    }

    @Override
    public Reply<Transfer> revoke(String practice, String transfer, Locale locale) {
        state = TransferState.REVOKED;
        return find(practice, transfer)
                .map(Reply::done)
                .orElseGet(() -> Reply.refused(Refusal.of(Problem.NOT_FOUND, "there is no such transfer")));
    }

    @Override
    public Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Capabilities installed(Locale locale) {
        throw new UnsupportedOperationException("nobody here asks");
    }

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Warning> warnings(String practice, String email, Locale locale) {
        return List.of();
    }

    @Override
    public Reply<PriceQuote> quote(PriceRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Acceptance> accept(Submission submission, Files files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Transfer> unlock(String practice, String transfer, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Transfer> resend(String practice, String transfer, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Transfer> renew(String practice, String transfer, Locale locale) {
        throw new UnsupportedOperationException();
    }
}
