package org.briefsiegel.testkit.memory;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch.Need;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** Looks at everything that a practice has. */
final class MemoryTransferIndex implements TransferIndex {

    private static final Duration SOON = Duration.ofDays(3);
    private static final Comparator<TransferRecord> OLDEST_FIRST =
            Comparator.comparing(TransferRecord::createdAt).thenComparing(TransferRecord::id);

    private final MemoryTransactions transactions;
    private final MemoryTransferStore store;

    MemoryTransferIndex(MemoryTransactions transactions, MemoryTransferStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public Page find(String practice, Query query, Instant now) {
        return transactions.within(() -> {
            List<Found> matching = store.of(practice)
                    .filter(matches(query))
                    .map(transfer -> new Found(transfer, need(transfer, now)))
                    .toList();
            return new Page(
                    standing(matching, query)
                            .skip(query.offset())
                            .limit(query.limit())
                            .toList(),
                    matching.stream()
                            .collect(Collectors.groupingBy(
                                    found -> found.transfer().state(), Collectors.counting())),
                    matching.stream().filter(found -> found.need().isPresent()).count());
        });
    }

    private static Predicate<TransferRecord> matches(Query query) {
        List<String> words = Stream.of(folded(query.words()).split("\\s+")).toList();
        return transfer -> query.from().filter(transfer.createdAt()::isBefore).isEmpty()
                && query.before().map(transfer.createdAt()::isBefore).orElse(true)
                && words.stream().allMatch(text(transfer)::contains);
    }

    private static String text(TransferRecord transfer) {
        Recipient recipient = transfer.recipient();
        return folded(Stream.concat(
                        Stream.of(transfer.reference(), recipient.name(), recipient.email()),
                        transfer.documents().stream().map(TransferRecord.Document::title))
                .collect(Collectors.joining("\n")));
    }

    /** Without case and marks; letters that have none come as they are, but for the dotless i. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replace('ı', 'i')
                .strip();
    }

    private static Stream<Found> standing(List<Found> matching, Query query) {
        if (query.standing() instanceof Standing.Needy) {
            return matching.stream()
                    .filter(found -> found.need().isPresent())
                    .sorted(Comparator.comparing((Found found) -> found.need().orElseThrow())
                            .thenComparing(found -> found.transfer().id(), Comparator.reverseOrder()));
        }
        return matching.stream()
                .filter(found -> !(query.standing() instanceof Standing.In in)
                        || found.transfer().state() == in.state())
                .sorted(Comparator.comparing(Found::transfer, order(query)));
    }

    private static Comparator<TransferRecord> order(Query query) {
        return switch (query.order()) {
            case ACCEPTED -> query.descending() ? OLDEST_FIRST.reversed() : OLDEST_FIRST;
            case RECIPIENT -> order(Comparator.comparing(MemoryTransferIndex::name), query.descending());
            case EXPIRY ->
                order(Comparator.comparing(transfer -> transfer.expiresAt().orElse(Instant.MAX)), query.descending());
        };
    }

    private static Comparator<TransferRecord> order(Comparator<TransferRecord> by, boolean descending) {
        return (descending ? by.reversed() : by).thenComparing(OLDEST_FIRST.reversed());
    }

    private static String name(TransferRecord transfer) {
        Recipient recipient = transfer.recipient();
        return folded(recipient.name().isBlank() ? recipient.email() : recipient.name());
    }

    private Optional<Need> need(TransferRecord transfer, Instant now) {
        if (!MemoryTransferStore.isKnown(transfer.recipient())) {
            return Optional.empty();
        }
        boolean reported = transfer.wrongRecipientAt().isPresent();
        return switch (transfer.state()) {
            case LOCKED -> Optional.of(reported ? Need.REPORTED : Need.LOCKED);
            case EXPIRED -> reported ? Optional.of(Need.REPORTED) : renewal(transfer);
            case UNDELIVERABLE -> Optional.of(Need.UNDELIVERABLE);
            case DOUBTFUL -> Optional.of(Need.DOUBTFUL);
            case QUEUED, NOTIFIED, DELIVERED ->
                transfer.expiresAt()
                        .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(SOON)))
                        .map(end -> Need.ENDING);
            default -> Optional.empty();
        };
    }

    private Optional<Need> renewal(TransferRecord transfer) {
        return transfer.expiresAt()
                .filter(end -> transfer.contentDestroyedAt().isEmpty())
                .filter(end -> store.events(transfer.practice(), transfer.id()).stream()
                        .filter(event -> event.kind() == TransferEvent.Kind.RENEWAL_REQUESTED)
                        .anyMatch(event -> !event.time().isBefore(end)))
                .map(end -> Need.RENEWAL);
    }

    /** There is no older version. */
    @Override
    public Optional<String> fill(Optional<String> before, int limit) {
        return Optional.empty();
    }
}
