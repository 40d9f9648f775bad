package org.briefsiegel.desk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Warning;

/** The transfers of one practice, in memory; does what it is asked, unless it is told to refuse. */
final class FakeOffice implements TransferService, TransferSearch {

    final List<Transfer> transfers = new ArrayList<>();
    final List<TransferEvent> events = new ArrayList<>();
    final List<String> carriedOut = new ArrayList<>();
    final List<Query> asked = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    Price again = new Price("0.00", "EUR");

    @Override
    public Page find(String practice, Query query) {
        asked.add(query);
        List<Transfer> found = transfers.stream()
                .filter(it -> it.practice().equals(practice))
                .filter(it -> (it.recipient().name() + it.reference())
                        .toLowerCase(Locale.ROOT)
                        .contains(query.words().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Transfer::createdAt).reversed())
                .toList();
        EnumMap<TransferState, Long> states = new EnumMap<>(TransferState.class);
        found.forEach(it -> states.merge(it.state(), 1L, Long::sum));
        List<Transfer> standing =
                found.stream().filter(stands(query.standing())).toList();
        return new Page(
                standing.stream()
                        .skip(query.offset())
                        .limit(query.limit())
                        .map(it -> new Found(it, need(it)))
                        .toList(),
                standing.size(),
                states,
                found.stream().filter(stands(Standing.NEEDY)).count());
    }

    private Predicate<Transfer> stands(Standing standing) {
        if (standing instanceof Standing.In in) {
            return transfer -> transfer.state() == in.state();
        }
        return transfer -> standing instanceof Standing.Any || need(transfer).isPresent();
    }

    private Optional<Need> need(Transfer transfer) {
        if (transfer.wrongRecipientAt().isPresent()) {
            return Optional.of(Need.REPORTED);
        }
        return Optional.ofNullable(
                switch (transfer.state()) {
                    case LOCKED -> Need.LOCKED;
                    case UNDELIVERABLE -> Need.UNDELIVERABLE;
                    case EXPIRED ->
                        events.stream().anyMatch(event -> event.kind() == TransferEvent.Kind.RENEWAL_REQUESTED)
                                ? Need.RENEWAL
                                : null;
                    default -> null;
                });
    }

    @Override
    public Capabilities installed(Locale locale) {
        throw new UnsupportedOperationException("nobody here asks");
    }

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        return new Capabilities(
                List.of(
                        new Capabilities.DocumentKind("invoice", "Rechnung", Set.of("application/pdf"), Set.of(), true),
                        new Capabilities.DocumentKind(
                                "patient-record", "Befund", Set.of("application/pdf"), Set.of(), true)),
                List.of(factor("birth-date", "Geburtsdatum", false), factor("sms-code", "SMS-Code", true)));
    }

    private static Capabilities.Factor factor(String id, String label, boolean chargeable) {
        return new Capabilities.Factor(id, label, "standard", 14, chargeable, List.of(), true, "");
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
    public Optional<Transfer> find(String practice, String transfer) {
        return transfers.stream()
                .filter(it -> it.practice().equals(practice) && it.id().equals(transfer))
                .findFirst();
    }

    @Override
    public List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<List<TransferEvent>> events(String practice, String transfer) {
        return find(practice, transfer).map(it -> List.copyOf(events));
    }

    @Override
    public Reply<Transfer> revoke(String practice, String transfer, Locale locale) {
        return done("revoke", practice, transfer);
    }

    @Override
    public Reply<Transfer> unlock(String practice, String transfer, Locale locale) {
        return done("unlock", practice, transfer);
    }

    @Override
    public Reply<Transfer> resend(String practice, String transfer, Locale locale) {
        return done("resend", practice, transfer);
    }

    @Override
    public Reply<Transfer> renew(String practice, String transfer, Locale locale) {
        return done("renew", practice, transfer);
    }

    @Override
    public Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale) {
        return refusal.map(Reply::<Price>refused).orElseGet(() -> Reply.done(again));
    }

    private Reply<Transfer> done(String what, String practice, String transfer) {
        carriedOut.add(what + " " + transfer);
        return refusal.map(Reply::<Transfer>refused)
                .orElseGet(() -> find(practice, transfer)
                        .map(Reply::done)
                        .orElseGet(() -> Reply.refused(Refusal.of(Problem.NOT_FOUND, ""))));
    }

    static Transfer transfer(String id, TransferState state, Instant time) {
        return new Sample(id, state, time).transfer();
    }

    /** A transfer of one invoice to Ayşe Yılmaz, changed part by part. */
    record Sample(
            String id,
            TransferState state,
            Instant time,
            String name,
            String factor,
            String charge,
            int documents,
            int downloaded,
            Optional<Instant> reportedAt) {

        Sample(String id, TransferState state, Instant time) {
            this(id, state, time, "Ayşe Yılmaz", "birth-date", "0.00", 1, 0, Optional.empty());
        }

        Sample named(String other) {
            return new Sample(id, state, time, other, factor, charge, documents, downloaded, reportedAt);
        }

        Sample downloaded(int of, int all) {
            return new Sample(id, state, time, name, factor, charge, all, of, reportedAt);
        }

        Sample by(String other, String price) {
            return new Sample(id, state, time, name, other, price, documents, downloaded, reportedAt);
        }

        Sample reported() {
            return new Sample(id, state, time, name, factor, charge, documents, downloaded, Optional.of(time));
        }

        /** As the host would say it, as far as pages show the difference. */
        private Set<TransferAction> possible() {
            boolean left = factor.equals("none") && state == TransferState.NOTIFIED;
            return switch (state) {
                case REVOKED -> Set.of();
                case LOCKED -> Set.of(TransferAction.REVOKE, TransferAction.UNLOCK);
                case QUEUED -> Set.of(TransferAction.REVOKE);
                case EXPIRED -> Set.of(TransferAction.REVOKE, TransferAction.RENEW);
                default ->
                    left
                            ? Set.of()
                            : Set.of(
                                    TransferAction.REVOKE,
                                    TransferAction.RESEND,
                                    TransferAction.RENEW,
                                    TransferAction.PRINT);
            };
        }

        Transfer transfer() {
            List<Transfer.Item> items = new ArrayList<>();
            for (int i = 1; i <= documents; i++) {
                items.add(new Transfer.Item(
                        i,
                        i == 1 ? "invoice" : "patient-record",
                        i == 1 ? "Honorarnote 2026/" + id : "Befund " + i,
                        "a.pdf",
                        "application/pdf",
                        76_779,
                        "abc",
                        Optional.of(time).filter(at -> items.size() < downloaded)));
            }
            return new Transfer(
                    id,
                    "p-1",
                    "R-2026-" + id,
                    state,
                    time,
                    factor.equals("none") ? Optional.empty() : Optional.of(time.plusSeconds(14 * 86_400)),
                    factor,
                    new Recipient(
                            name, "patient." + id + "@example.org", "+436641234567", Locale.GERMAN, Recipient.PATIENT),
                    items,
                    new Price(charge, "EUR"),
                    0,
                    Optional.empty(),
                    reportedAt,
                    Optional.of(time).filter(at -> state == TransferState.REVOKED),
                    possible());
        }
    }
}
