package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore.KeptDocument;
import org.briefsiegel.transfer.storeapi.TransferStore.Retired;
import org.junit.jupiter.api.Test;

/** What a store of transfers promises. */
public abstract class TransferStoreContract extends StoreContract {

    @Test
    void whatIsStoredComesBackAndForItsPracticeOnly() {
        TransferRecord transfer = insert("p-1");

        assertThat(store.find("p-1", transfer.id())).contains(transfer);
        assertThat(store.find("p-2", transfer.id())).isEmpty();
        String link = fresh("link");
        store.addLink("p-1", transfer.id(), link);
        assertThat(store.findByLink(link)).contains(transfer);
        assertThat(store.findByLink("unknown")).isEmpty();
        assertThat(store.events("p-2", transfer.id())).isEmpty();
        assertThat(store.lock("p-2", transfer.id())).isEmpty();
    }

    @Test
    void transfersAreListedTheNewestFirstPageByPage() {
        String practice = fresh("p");
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> insert(practice).id())
                .sorted()
                .toList();

        assertThat(store.list(practice, ALL, Optional.empty(), 2))
                .extracting(TransferRecord::id)
                .containsExactly(ids.get(4), ids.get(3));
        assertThat(store.list(practice, ALL, Optional.of(ids.get(3)), 10))
                .extracting(TransferRecord::id)
                .containsExactly(ids.get(2), ids.get(1), ids.get(0));
        TransferRecord second = store.find(practice, ids.get(1)).orElseThrow();
        save(second.with(second.progress().in(TransferState.NOTIFIED)));
        assertThat(store.list(
                        practice,
                        new Filter(Optional.of(TransferState.NOTIFIED), Optional.empty()),
                        Optional.empty(),
                        10))
                .extracting(TransferRecord::id)
                .containsExactly(ids.get(1));
        assertThat(store.list(practice, new Filter(Optional.empty(), Optional.of("other")), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void whatIsSavedOfALockedTransferComesBack() {
        TransferRecord transfer = insert("p-1");
        TransferRecord changed = transfer.with(new Progress(
                        TransferState.LOCKED,
                        Optional.of(TransferState.OPENED),
                        Optional.of(NOW.plusSeconds(1)),
                        7,
                        Optional.of(NOW.plusSeconds(2)),
                        Optional.of(NOW.plusSeconds(3)),
                        Optional.of(NOW.plusSeconds(4))))
                .withEnrolment("new")
                .withDocuments(document -> document.number() == 2 ? document.downloaded(NOW) : document);

        save(changed);
        assertThat(store.find("p-1", transfer.id())).contains(changed);

        save(transfer);
        assertThat(store.find("p-1", transfer.id())).contains(transfer);
    }

    @Test
    void aLockedTransferBelongsToOneTransactionAndAnotherSeesWhatItSaved() throws Exception {
        TransferRecord transfer = insert("p-1");

        atOnce(
                100,
                () -> transactions.within(() -> {
                    TransferRecord now = store.lock("p-1", transfer.id()).orElseThrow();
                    store.save(now.with(now.progress().tried(now.tries() + 1, Optional.empty())));
                    return now;
                }));

        assertThat(store.find("p-1", transfer.id()).orElseThrow().tries()).isEqualTo(100);
    }

    @Test
    void eventsComeBackInTheirOrder() {
        TransferRecord transfer = insert("p-1");
        List<TransferEvent> events = List.of(
                new TransferEvent(NOW, TransferEvent.Kind.ACCEPTED, "birth-date"),
                new TransferEvent(NOW, TransferEvent.Kind.NOTICE_SENT, ""),
                new TransferEvent(NOW.plusSeconds(1), TransferEvent.Kind.OPENED, ""));

        events.forEach(event -> store.addEvent("p-1", transfer.id(), event));

        assertThat(store.events("p-1", transfer.id())).isEqualTo(events);
    }

    @Test
    void whatHasExpiredIsDueUntilItIsOver() {
        TransferRecord transfer = insert("p-1");
        Instant end = transfer.expiresAt().orElseThrow();

        assertThat(store.due(end.minusMillis(1), 100)).doesNotContain(transfer);
        assertThat(store.due(end, 100)).contains(transfer);
        save(transfer.with(transfer.progress().in(TransferState.EXPIRED)));
        assertThat(store.due(end, 100)).extracting(TransferRecord::id).doesNotContain(transfer.id());
    }

    @Test
    void erasedSecretsAreGone() {
        TransferRecord transfer = insert("p-1");

        save(transfer.erased(NOW));

        TransferRecord erased = store.find("p-1", transfer.id()).orElseThrow();
        assertThat(erased.enrolment()).isEmpty();
        assertThat(erased.message()).isEmpty();
        assertThat(erased.documents())
                .allSatisfy(
                        document -> assertThat(document.sealed().wrappedKey()).isEmpty());
        List<String> blobs = List.of(blob(transfer), blob(insert("p-1")), "orphan");
        assertThat(store.knownBlobs(blobs)).containsExactlyInAnyOrder(blobs.get(0), blobs.get(1));
        assertThat(store.erasedBlobs(blobs)).containsExactly(blob(transfer));
    }

    @Test
    void whoGotWhatIsForgottenSomeTimeAfterTheContentWasDestroyed() {
        TransferRecord transfer = insert("p-1");
        TransferRecord other = insert("p-1");
        Instant longAgo = NOW.minus(Duration.ofDays(999)); // other tests leave transfers, too
        save(transfer.erased(longAgo));

        assertThat(store.erasePersonalData(longAgo)).isZero();
        assertThat(store.erasePersonalData(longAgo.plusSeconds(1))).isOne();
        assertThat(store.erasePersonalData(longAgo.plusSeconds(1))).isZero();

        TransferRecord forgotten = store.find("p-1", transfer.id()).orElseThrow();
        assertThat(forgotten.recipient())
                .isEqualTo(new Recipient("", "", "", transfer.recipient().locale(), ""));
        assertThat(forgotten.reference()).isEqualTo(transfer.reference());
        assertThat(forgotten.documents()).hasSize(2).allSatisfy(document -> {
            assertThat(document.title()
                            + document.fileName()
                            + document.sealed().sha256())
                    .isEmpty();
            assertThat(document.type()).isEqualTo("invoice");
        });
        assertThat(store.find("p-1", other.id())).contains(other);
    }

    @Test
    void whoHasNoAddressIsForgottenJustSo() {
        Recipient maria = new Recipient("Maria Muster", "", "", Locale.GERMAN, Recipient.PATIENT, "sheet");
        TransferRecord transfer = transfer("p-1", TransferState.QUEUED, maria);
        store.insert(transfer);
        Instant longAgo = NOW.minus(Duration.ofDays(1999));
        save(transfer.erased(longAgo));

        assertThat(store.find("p-1", transfer.id()).orElseThrow().recipient()).isEqualTo(maria);
        assertThat(store.erasePersonalData(longAgo.plusSeconds(1))).isOne();
        assertThat(store.erasePersonalData(longAgo.plusSeconds(1))).isZero();
        assertThat(store.find("p-1", transfer.id()).orElseThrow().recipient())
                .isEqualTo(new Recipient("", "", "", Locale.GERMAN, "", "sheet"));
    }

    @Test
    void moreContentsThanAStatementTakesAreLookedUp() {
        TransferRecord transfer = insert("p-1");
        List<String> blobs = Stream.concat(
                        IntStream.range(0, 70_000).mapToObj(i -> "orphan-" + i), Stream.of(blob(transfer)))
                .toList();

        assertThat(store.knownBlobs(blobs)).containsExactly(blob(transfer));
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        TransferRecord transfer = transfer("p-1");
        Item item = message("p-1", transfer.id());

        assertThatThrownBy(() -> transactions.within(() -> {
                    store.insert(transfer);
                    outbox.enqueue(item);
                    store.addEvent("p-1", transfer.id(), new TransferEvent(NOW, TransferEvent.Kind.ACCEPTED, ""));
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(store.find("p-1", transfer.id())).isEmpty();
        assertThat(outbox.waiting("p-1", transfer.id())).isZero();
        assertThat(store.events("p-1", transfer.id())).isEmpty();
    }

    @Test
    void aRetiredLinkIsKnownAsSuchAndANewOneLeadsOn() {
        TransferRecord transfer = insert("p-1");
        String first = fresh("link");
        store.addLink("p-1", transfer.id(), first);

        store.retireLinks("p-2", transfer.id(), NOW);
        assertThat(store.findByLink(first)).contains(transfer);
        assertThat(store.hasLink("p-1", transfer.id())).isTrue();
        assertThat(store.hasLink("p-2", transfer.id())).isFalse();

        store.retireLinks("p-1", transfer.id(), NOW);
        assertThat(store.hasLink("p-1", transfer.id())).isFalse();
        String second = fresh("link");
        store.addLink("p-1", transfer.id(), second);

        assertThat(store.findByLink(first)).isEmpty();
        assertThat(store.findByRetiredLink(first)).contains(new Retired(transfer, NOW));
        assertThat(store.findByLink(second)).contains(transfer);
        assertThat(store.findByRetiredLink(second)).isEmpty();
    }

    @Test
    void aRetiredLinkKeepsTheEndThatItHad() {
        TransferRecord transfer = insert("p-1");
        String first = fresh("link");
        String second = fresh("link");
        store.addLink("p-1", transfer.id(), first);
        store.retireLinks("p-1", transfer.id(), NOW);
        store.addLink("p-1", transfer.id(), second);

        store.retireLinks("p-1", transfer.id(), NOW.plusSeconds(1));

        assertThat(store.findByRetiredLink(first)).contains(new Retired(transfer, NOW));
        assertThat(store.findByRetiredLink(second)).contains(new Retired(transfer, NOW.plusSeconds(1)));
    }

    @Test
    void whatIsExpiredAndKeptIsFoundUntilItsContentIsDestroyed() {
        TransferRecord transfer = insert("p-1");
        save(transfer.with(transfer.progress().in(TransferState.EXPIRED)));
        Instant end = transfer.expiresAt().orElseThrow();
        assertThat(store.lapsed(end.minusMillis(1), 1000))
                .extracting(TransferRecord::id)
                .doesNotContain(transfer.id());
        assertThat(store.lapsed(end, 1000)).extracting(TransferRecord::id).contains(transfer.id());

        save(store.find("p-1", transfer.id()).orElseThrow().erased(NOW));

        assertThat(store.lapsed(end.plusSeconds(1), 1000))
                .extracting(TransferRecord::id)
                .doesNotContain(transfer.id());
    }

    private static String blob(TransferRecord transfer) {
        return transfer.documents().get(0).sealed().blob();
    }

    @Test
    void documentsThatCanBeOpenedAreListedByTheirContentsPageByPage() {
        TransferRecord kept = insert("p-1");
        TransferRecord erased = insert("p-2");
        save(erased.erased(NOW));
        List<KeptDocument> expected = kept.documents().stream()
                .map(document -> new KeptDocument(kept.address(document), document.sealed()))
                .sorted(Comparator.comparing(document -> document.sealed().blob()))
                .toList();

        List<KeptDocument> all = new ArrayList<>();
        List<KeptDocument> page = store.keptDocuments("", 1);
        while (!page.isEmpty()) {
            assertThat(page).hasSize(1);
            all.addAll(page);
            page = store.keptDocuments(page.get(0).sealed().blob(), 1);
        }

        assertThat(all).containsSubsequence(expected).doesNotHaveDuplicates();
        assertThat(all).noneMatch(document -> document.address().transfer().equals(erased.id()));
    }
}
