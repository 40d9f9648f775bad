package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferRecord.Document;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

final class MemoryTransferStore implements TransferStore {

    private static final Set<TransferState> OVER = EnumSet.of(TransferState.REVOKED, TransferState.EXPIRED);
    private static final Comparator<TransferRecord> FIRST_ENDED =
            Comparator.comparing(transfer -> transfer.expiresAt().orElseThrow());

    private record Link(String practice, String transfer, Optional<Instant> endedAt) {}

    private final MemoryTransactions transactions;
    private final MemoryWindows windows;
    private final MemoryEvents events;
    private final Table<String, TransferRecord> transfers;
    private final Table<String, Link> links;

    MemoryTransferStore(MemoryTransactions transactions, MemoryWindows windows, MemoryEvents events) {
        this.transactions = transactions;
        this.windows = windows;
        this.events = events;
        this.transfers = new Table<>(transactions);
        this.links = new Table<>(transactions);
    }

    @Override
    public void insert(TransferRecord transfer) {
        transactions.within(() -> transfers.insert(transfer.id(), transfer));
    }

    @Override
    public Optional<TransferRecord> find(String practice, String id) {
        return transactions.within(
                () -> transfers.find(id).filter(it -> it.practice().equals(practice)));
    }

    @Override
    public void addLink(String practice, String id, String linkHash) {
        transactions.within(() -> {
            find(practice, id).orElseThrow();
            links.insert(linkHash, new Link(practice, id, Optional.empty()));
        });
    }

    @Override
    public boolean hasLink(String practice, String id) {
        return transactions.within(() -> links.rows()
                .anyMatch(link -> link.practice().equals(practice)
                        && link.transfer().equals(id)
                        && link.endedAt().isEmpty()));
    }

    @Override
    public void retireLinks(String practice, String id, Instant endedAt) {
        transactions.within(() -> links.updateAll(
                link -> link.practice().equals(practice)
                        && link.transfer().equals(id)
                        && link.endedAt().isEmpty(),
                link -> new Link(practice, id, Optional.of(endedAt))));
    }

    @Override
    public Optional<TransferRecord> findByLink(String linkHash) {
        return transactions.within(() -> links.find(linkHash)
                .filter(link -> link.endedAt().isEmpty())
                .flatMap(link -> find(link.practice(), link.transfer())));
    }

    @Override
    public Optional<Retired> findByRetiredLink(String linkHash) {
        return transactions.within(() -> links.find(linkHash)
                .flatMap(link -> link.endedAt()
                        .flatMap(end -> find(link.practice(), link.transfer()).map(it -> new Retired(it, end)))));
    }

    @Override
    public List<TransferRecord> list(String practice, Filter filter, Optional<String> after, int limit) {
        return transactions.within(() -> of(practice)
                .filter(transfer -> filter.state().map(transfer.state()::equals).orElse(true))
                .filter(transfer ->
                        filter.reference().map(transfer.reference()::equals).orElse(true))
                .filter(transfer ->
                        after.map(id -> transfer.id().compareTo(id) < 0).orElse(true))
                .limit(limit)
                .toList());
    }

    @Override
    public boolean hasFactor(String practice, String factor) {
        return transactions.within(
                () -> of(practice).anyMatch(transfer -> transfer.factor().equals(factor)));
    }

    @Override
    public boolean hasDocumentType(String practice, String type) {
        return transactions.within(() -> of(practice)
                .flatMap(transfer -> transfer.documents().stream())
                .anyMatch(document -> document.type().equals(type)));
    }

    /** Those of a practice, the newest first. */
    Stream<TransferRecord> of(String practice) {
        return transfers.backwards().filter(transfer -> transfer.practice().equals(practice));
    }

    /** The running transaction is alone anyway. */
    @Override
    public Optional<TransferRecord> lock(String practice, String id) {
        return find(practice, id);
    }

    @Override
    public void save(TransferRecord transfer) {
        transactions.within(() -> {
            TransferRecord stored = transfers.find(transfer.id()).orElseThrow();
            transfers.put(
                    stored.id(),
                    new TransferRecord(
                            stored.id(),
                            stored.practice(),
                            stored.reference(),
                            stored.createdAt(),
                            stored.factor(),
                            transfer.enrolment(),
                            transfer.dispatchFacts(),
                            stored.recipient(),
                            transfer.message(),
                            transfer.progress(),
                            stored.documents().stream()
                                    .map(document -> changed(document, transfer))
                                    .toList()));
        });
    }

    private static Document changed(Document stored, TransferRecord transfer) {
        return transfer.documents().stream()
                .filter(document -> document.number() == stored.number())
                .map(document -> copy(
                        stored,
                        stored.title(),
                        stored.fileName(),
                        new SealedDocument(
                                stored.sealed().blob(),
                                document.sealed().wrappedKey(),
                                stored.sealed().size(),
                                stored.sealed().sha256()),
                        document.downloadedAt()))
                .findFirst()
                .orElse(stored);
    }

    @Override
    public void addEvent(String practice, String id, TransferEvent event) {
        events.add(new EventFeed.Entry(practice, id, event));
    }

    @Override
    public List<TransferEvent> events(String practice, String id) {
        return events.of(practice, id);
    }

    @Override
    public List<TransferRecord> due(Instant now, int limit) {
        return ended(now, transfer -> !OVER.contains(transfer.state()), limit);
    }

    @Override
    public List<TransferRecord> lapsed(Instant before, int limit) {
        return ended(
                before,
                transfer -> transfer.state() == TransferState.EXPIRED
                        && transfer.contentDestroyedAt().isEmpty(),
                limit);
    }

    private List<TransferRecord> ended(Instant time, Predicate<TransferRecord> which, int limit) {
        return transactions.within(() -> transfers
                .rows()
                .filter(which)
                .filter(transfer ->
                        transfer.expiresAt().filter(end -> !end.isAfter(time)).isPresent())
                .sorted(FIRST_ENDED)
                .limit(limit)
                .toList());
    }

    @Override
    public int erasePersonalData(Instant before) {
        return transactions.within(() -> transfers.updateAll(
                transfer ->
                        transfer.contentDestroyedAt().filter(before::isAfter).isPresent()
                                && isKnown(transfer.recipient()),
                MemoryTransferStore::anonymous));
    }

    /** Whether it hasn't been forgotten who that is. */
    static boolean isKnown(Recipient recipient) {
        return !(recipient.name() + recipient.email()).isEmpty();
    }

    private static TransferRecord anonymous(TransferRecord transfer) {
        return new TransferRecord(
                transfer.id(),
                transfer.practice(),
                transfer.reference(),
                transfer.createdAt(),
                transfer.factor(),
                transfer.enrolment(),
                transfer.dispatchFacts(),
                new Recipient(
                        "",
                        "",
                        "",
                        transfer.recipient().locale(),
                        "",
                        transfer.recipient().channel()),
                transfer.message(),
                transfer.progress(),
                transfer.documents().stream()
                        .map(MemoryTransferStore::anonymous)
                        .toList());
    }

    private static Document anonymous(Document document) {
        SealedDocument sealed = document.sealed();
        return copy(
                document,
                "",
                "",
                new SealedDocument(sealed.blob(), sealed.wrappedKey(), sealed.size(), ""),
                document.downloadedAt());
    }

    private static Document copy(
            Document document, String title, String fileName, SealedDocument sealed, Optional<Instant> downloadedAt) {
        return new Document(
                document.number(),
                document.type(),
                title,
                fileName,
                document.mediaType(),
                sealed,
                document.payment(),
                downloadedAt);
    }

    @Override
    public Set<String> knownBlobs(Collection<String> blobs) {
        return transactions.within(() ->
                among(blobs, Stream.concat(contents().map(SealedDocument::blob), windows.blobs())));
    }

    @Override
    public Set<String> erasedBlobs(Collection<String> blobs) {
        return transactions.within(
                () -> among(blobs, contents().filter(SealedDocument::isErased).map(SealedDocument::blob)));
    }

    @Override
    public List<KeptDocument> keptDocuments(String after, int limit) {
        return transactions.within(() -> transfers
                .rows()
                .flatMap(transfer -> transfer.documents().stream()
                        .map(document -> new KeptDocument(transfer.address(document), document.sealed())))
                .filter(document -> !document.sealed().isErased())
                .filter(document -> document.sealed().blob().compareTo(after) > 0)
                .sorted(Comparator.comparing(document -> document.sealed().blob()))
                .limit(limit)
                .toList());
    }

    private Stream<SealedDocument> contents() {
        return transfers
                .rows()
                .flatMap(transfer -> transfer.documents().stream())
                .map(Document::sealed);
    }

    private static Set<String> among(Collection<String> blobs, Stream<String> kept) {
        Set<String> asked = Set.copyOf(blobs);
        return kept.filter(asked::contains).collect(Collectors.toSet());
    }
}
