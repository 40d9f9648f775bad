package org.briefsiegel.transfer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.EventFeed;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.IdempotencyKeys.KeyInUseException;
import org.briefsiegel.transfer.spi.IdempotencyKeys.Noted;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Claim;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Told;
import org.briefsiegel.transfer.spi.Outbox.Turn;
import org.briefsiegel.transfer.spi.Progress;
import org.briefsiegel.transfer.spi.SandboxMessages;
import org.briefsiegel.transfer.spi.SandboxMessages.Kept;
import org.briefsiegel.transfer.spi.SealedDocument;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.Sessions.Session;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.TransferStore.Retired;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stores promise, on each database. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoresTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;
    private Transactions transactions;
    private TransferStore store;
    private Outbox outbox;
    private Sessions sessions;
    private IdempotencyKeys keys;
    private SandboxMessages sandboxMessages;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 20, List.of(new TransferTables()));
        transactions = unit.transactions();
        store = new JpaTransferStore(unit.entities());
        outbox = new JpaOutbox(unit.entities());
        sessions = new JpaSessions(unit.entities());
        keys = new JpaIdempotencyKeys(unit.entities());
        sandboxMessages = new JpaSandboxMessages(unit.entities());
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

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
    void anEventIsInTheFeedUntilItIsTakenInATransactionThatIsCommitted() {
        EventFeed feed = new JpaEventFeed(unit.entities());
        while (!feed.take(100).isEmpty()) {
            continue; // what other tests have left
        }
        TransferRecord transfer = insert("p-1");
        for (TransferEvent.Kind kind : List.of(TransferEvent.Kind.LOCKED, TransferEvent.Kind.UNLOCKED)) {
            store.addEvent("p-1", transfer.id(), new TransferEvent(NOW, kind, ""));
        }

        assertThatThrownBy(() -> transactions.within(() -> {
                    assertThat(feed.take(1)).hasSize(1);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(feed.take(100))
                .extracting(entry -> entry.event().kind())
                .containsExactly(TransferEvent.Kind.LOCKED, TransferEvent.Kind.UNLOCKED);
        assertThat(feed.take(100)).isEmpty();
    }

    @Test
    void whatOneHasTakenAnotherDoesNotGet() throws Exception {
        EventFeed feed = new JpaEventFeed(unit.entities());
        TransferRecord transfer = insert("p-1");
        for (int i = 0; i < 20; i++) {
            store.addEvent("p-1", transfer.id(), new TransferEvent(NOW, TransferEvent.Kind.PAUSED, "#" + i));
        }

        List<String> taken = atOnce(100, () -> feed.take(1)).stream()
                .flatMap(List::stream)
                .filter(entry -> entry.transfer().equals(transfer.id()))
                .map(entry -> entry.event().detail())
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
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
    void whatASandboxKeepsIsListedTheNewestFirstForItsPracticeOnlyUntilItIsCleared() {
        String practice = fresh("p");
        Kept first = kept(practice, "t-1", NOW);
        Kept second = kept(practice, "t-2", NOW.plusSeconds(1));
        Kept third = kept(practice, "t-1", NOW.plusSeconds(2));
        kept(fresh("p"), "t-1", NOW);

        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 2))
                .containsExactly(third, second);
        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.of(second.id()), 10))
                .containsExactly(first);
        assertThat(sandboxMessages.list(practice, Optional.of("t-1"), Optional.empty(), 10))
                .containsExactly(third, first);
        assertThat(sandboxMessages.list(fresh("p"), Optional.of("t-1"), Optional.of(second.id()), 10))
                .isEmpty();

        sandboxMessages.purge(NOW.plusSeconds(1));
        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 10))
                .containsExactly(third, second);
    }

    @Test
    void whatASandboxKeptAtTheSameTimeComesOnOnePageOrTheOther() {
        String practice = fresh("p");
        List<Kept> all = Stream.generate(() -> kept(practice, "t-1", NOW))
                .limit(3)
                .sorted(Comparator.comparing(Kept::id).reversed())
                .toList();

        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 2))
                .isEqualTo(all.subList(0, 2));
        assertThat(sandboxMessages.list(
                        practice, Optional.empty(), Optional.of(all.get(1).id()), 2))
                .isEqualTo(all.subList(2, 3));
    }

    private Kept kept(String practice, String transfer, Instant createdAt) {
        Kept message = new Kept(fresh("m"), practice, transfer, "mail", "sealed", createdAt);
        sandboxMessages.keep(message);
        return message;
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
    void moreContentsThanAStatementTakesAreLookedUp() {
        TransferRecord transfer = insert("p-1");
        List<String> blobs = Stream.concat(
                        IntStream.range(0, 70_000).mapToObj(i -> "orphan-" + i), Stream.of(blob(transfer)))
                .toList();

        assertThat(store.knownBlobs(blobs)).containsExactly(blob(transfer));
    }

    @Test
    void twoWhoClaimAtOnceNeverGetTheSameMessage() throws Exception {
        drain();
        for (int i = 0; i < 40; i++) {
            outbox.enqueue(message("p-1", "t-1"));
        }

        List<List<Item>> claims = atOnce(8, () -> claim("node", "mail", NOW, Duration.ofMinutes(3), 5));

        List<String> ids = claims.stream().flatMap(List::stream).map(Item::id).toList();
        assertThat(ids).hasSameSizeAs(new HashSet<>(ids)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(claims).allSatisfy(claim -> assertThat(claim).allMatch(item -> !item.again()));
    }

    @Test
    void aLeaseThatEndsWithoutAnOutcomeMayHaveArrived() {
        drain();
        Item item = message("p-1", "t-1");
        outbox.enqueue(item);
        assertThat(claim("a", "mail", NOW, Duration.ofMinutes(3), 1)).hasSize(1);
        assertThat(claim("b", "mail", NOW.plus(Duration.ofMinutes(2)), Duration.ofMinutes(3), 1))
                .isEmpty();

        List<Item> later = claim("b", "mail", NOW.plus(Duration.ofMinutes(4)), Duration.ofMinutes(3), 1);

        assertThat(later).extracting(Item::id).containsExactly(item.id());
        assertThat(later.get(0).again()).isTrue();
    }

    @Test
    void aRenewedLeaseLastsAndWhoHasLostItChangesNothing() {
        drain();
        outbox.enqueue(message("p-1", "t-1"));
        Item first = claim("a", "mail", NOW, Duration.ofSeconds(30), 1).get(0);

        assertThat(outbox.renew(first, NOW.plusSeconds(60))).isTrue();
        assertThat(claim("b", "mail", NOW.plusSeconds(59), Duration.ofSeconds(30), 1))
                .isEmpty();
        Item second = claim("b", "mail", NOW.plusSeconds(60), Duration.ofSeconds(30), 1)
                .get(0);

        assertThat(outbox.renew(first, NOW.plusSeconds(90))).isFalse();
        assertThat(outbox.accepted(first, "receipt", NOW)).isFalse();
        assertThat(outbox.abandoned(first, NOW)).isFalse();
        assertThat(outbox.retry(first, NOW, false)).isFalse();
        assertThat(bodyOf(first)).isNotEmpty();
        assertThat(outbox.accepted(second, "receipt", NOW)).isTrue();
        assertThat(outbox.accepted(second, "receipt", NOW)).isFalse();
    }

    @Test
    void messagesAreClaimedByChannelUnlessTheirTimeIsOver() {
        drain();
        Item item = message("p-1", "t-1");
        outbox.enqueue(item);

        assertThat(claim("a", "sms", NOW, Duration.ofSeconds(30), 1)).isEmpty();
        assertThat(claimOverdue("a", item.deadline().minusMillis(1), Duration.ofSeconds(30), 1))
                .isEmpty();
        assertThat(claimOverdue("a", item.deadline(), Duration.ofSeconds(30), 1))
                .extracting(Item::id)
                .containsExactly(item.id());
        assertThat(claimOverdue("b", item.deadline(), Duration.ofSeconds(30), 1))
                .isEmpty();
    }

    @Test
    void aMessageThatWasSentKeepsNoBody() {
        drain();
        String transfer = fresh("t");
        Item item = message("p-1", transfer);
        outbox.enqueue(item);
        Item claimed = claim("a", "mail", NOW, Duration.ofMinutes(3), 1).get(0);
        assertThat(outbox.waiting("p-1", transfer)).isOne();
        assertThat(outbox.waiting("p-2", transfer)).isZero();

        assertThat(outbox.accepted(claimed, "receipt", NOW)).isTrue();

        assertThat(outbox.waiting("p-1", transfer)).isZero();
        assertThat(bodyOf(item)).isEmpty();
        assertThat(claim("a", "mail", NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(3), 1))
                .isEmpty();
    }

    @Test
    void aMessageIsTriedAgainAtItsTimeAndWithdrawnMessagesAreNot() {
        drain();
        Item item = message("p-1", fresh("t"));
        outbox.enqueue(item);
        Item claimed = claim("a", "mail", NOW, Duration.ofMinutes(3), 1).get(0);

        assertThat(outbox.retry(claimed, NOW.plusSeconds(60), false)).isTrue();
        assertThat(outbox.accepted(claimed, "receipt", NOW)).isFalse();

        assertThat(claim("a", "mail", NOW.plusSeconds(59), Duration.ofMinutes(3), 1))
                .isEmpty();
        assertThat(claim("a", "mail", NOW.plusSeconds(60), Duration.ofMinutes(3), 1))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.again()).isFalse();
                    assertThat(again.attempts()).isOne();
                });
        outbox.withdraw("p-1", item.transfer());
        assertThat(bodyOf(item)).isEmpty();
        assertThat(claim("a", "mail", NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(3), 1))
                .isEmpty();
    }

    @Test
    void codesAreWithdrawnAloneAndAlertsNever() {
        drain();
        String transfer = fresh("t");
        Item notice = message("p-1", transfer, Outbox.Purpose.NOTICE);
        Item code = message("p-1", transfer, Outbox.Purpose.FACTOR);
        Item alert = message("p-1", transfer, Outbox.Purpose.ALERT);
        Stream.of(notice, code, alert).forEach(outbox::enqueue);

        outbox.withdraw("p-2", transfer, Outbox.Purpose.FACTOR);
        assertThat(outbox.waiting("p-1", transfer))
                .as("the alert isn't counted")
                .isEqualTo(2);
        outbox.withdraw("p-1", transfer, Outbox.Purpose.FACTOR);
        assertThat(bodyOf(code)).isEmpty();
        assertThat(outbox.waiting("p-1", transfer)).isOne();
        outbox.withdraw("p-1", transfer);
        assertThat(outbox.waiting("p-1", transfer)).isZero();

        assertThat(claim("a", "mail", NOW, Duration.ofMinutes(3), 9))
                .extracting(Item::id)
                .containsExactly(alert.id());
    }

    @Test
    void practicesTakeTurnsHoweverMuchOneOfThemHasWaiting() {
        String channel = fresh("c");
        for (int i = 0; i < 4; i++) {
            enqueued("p-1", channel, Outbox.Purpose.NOTICE, i);
        }
        enqueued("p-2", channel, Outbox.Purpose.NOTICE, 9);
        enqueued("p-3", channel, Outbox.Purpose.NOTICE, 9);

        assertThat(turns(channel, true, NOW.plusSeconds(10), NOW.plusSeconds(10)))
                .extracting(Item::practice)
                .containsExactly("p-1", "p-2", "p-3", "p-1", "p-1", "p-1");
    }

    @Test
    void theNewestGoesFirstUnlessTheOldestIsAskedFor() {
        for (boolean newest : List.of(true, false)) {
            String channel = fresh("c");
            List<Item> items = IntStream.range(0, 3)
                    .mapToObj(i -> enqueued("p-1", channel, Outbox.Purpose.NOTICE, i))
                    .toList();

            List<String> ids = turns(channel, newest, NOW.plusSeconds(3), NOW.plusSeconds(3)).stream()
                    .map(Item::id)
                    .toList();

            assertThat(ids)
                    .containsExactlyElementsOf(IntStream.range(0, 3)
                            .mapToObj(i -> items.get(newest ? 2 - i : i).id())
                            .toList());
        }
    }

    @Test
    void aLinkWaitsForItsCodeAndForNoOther() {
        String channel = fresh("c");
        Item link = enqueued("p-1", channel, Outbox.Purpose.NOTICE, 0);
        Item other = enqueued("p-1", channel, Outbox.Purpose.NOTICE, 0);
        Item code = new Item(
                fresh("m"),
                "p-1",
                link.transfer(),
                Outbox.Purpose.FACTOR,
                fresh("c"),
                "sealed",
                NOW,
                NOW.plus(Duration.ofDays(900)),
                0,
                false);
        outbox.enqueue(code);

        assertThat(turns(channel, true, NOW, NOW)).extracting(Item::id).containsExactly(other.id());
        assertThat(outbox.waiting("p-1", link.transfer(), Outbox.Purpose.NOTICE))
                .isOne();
        Item sent = turns(code.channel(), true, NOW, NOW).get(0);
        assertThat(turns(channel, true, NOW, NOW)).as("its code is in hand").isEmpty();
        outbox.accepted(sent, "receipt", NOW);
        assertThat(turns(channel, true, NOW, NOW)).extracting(Item::id).containsExactly(link.id());
    }

    @Test
    void whatAnotherHadInHandIsLeftToThemForAWhile() {
        String channel = fresh("c");
        Item item = enqueued("p-1", channel, Outbox.Purpose.NOTICE, 0);
        turns(channel, true, NOW, NOW);
        Instant ended = NOW.plus(Duration.ofMinutes(3));
        Item fresh = enqueued("p-1", channel, Outbox.Purpose.NOTICE, 1);

        assertThat(turns(channel, true, ended.plusSeconds(5), ended.minusSeconds(1)))
                .extracting(Item::id)
                .containsExactly(fresh.id());
        assertThat(turns(channel, true, ended.plusSeconds(5), ended))
                .extracting(Item::id)
                .containsExactly(item.id());
    }

    @Test
    void whatAPracticeWasToldIsKnownWithoutOpeningItWhateverBecameOfIt() {
        drain();
        String practice = fresh("p");
        String transfer = fresh("t");
        Item alert = message(practice, transfer, Outbox.Purpose.ALERT);
        outbox.enqueueAlert(alert, "locked");
        outbox.enqueue(message(practice, transfer));
        outbox.enqueueAlert(message(fresh("p"), transfer, Outbox.Purpose.ALERT), "locked");
        claim("a", "mail", NOW, Duration.ofMinutes(3), 9).forEach(item -> outbox.abandoned(item, NOW));

        assertThat(outbox.told(practice, NOW.minusMillis(1))).containsExactly(new Told(transfer, "locked", NOW));
        assertThat(outbox.told(practice, NOW)).isEmpty();
    }

    @Test
    void whatIsInHandMayLeaveThoughItIsWithdrawn() {
        drain();
        String transfer = fresh("t");
        outbox.enqueue(message("p-1", transfer, Outbox.Purpose.FACTOR));
        assertThat(outbox.inHand("p-1", transfer, Outbox.Purpose.FACTOR, NOW)).isFalse();

        claim("a", "mail", NOW, Duration.ofMinutes(3), 9);

        assertThat(outbox.inHand("p-1", transfer, Outbox.Purpose.FACTOR, NOW)).isTrue();
        assertThat(outbox.inHand("p-2", transfer, Outbox.Purpose.FACTOR, NOW)).isFalse();
        assertThat(outbox.inHand("p-1", transfer, Outbox.Purpose.NOTICE, NOW)).isFalse();
        assertThat(outbox.inHand("p-1", transfer, Outbox.Purpose.FACTOR, NOW.plus(Duration.ofMinutes(3))))
                .as("the lease is over")
                .isFalse();
    }

    @Test
    void aSessionOpensClosesAndNotesADownloadOnce() throws Exception {
        TransferRecord transfer = insert("p-1");
        Session session = new Session(fresh("h"), "p-1", transfer.id(), NOW, NOW.plus(Duration.ofHours(1)));
        sessions.open(session);

        assertThat(sessions.find(session.hash())).contains(session);
        assertThat(atOnce(10, () -> sessions.noteFetch(session.hash(), 1)).stream()
                        .filter(first -> first))
                .hasSize(1);
        sessions.touch(session.hash(), NOW.plusSeconds(5));
        assertThat(sessions.find(session.hash()).orElseThrow().usedAt()).isEqualTo(NOW.plusSeconds(5));
        sessions.closeAll("p-2", transfer.id());
        assertThat(sessions.find(session.hash())).isPresent();
        sessions.closeAll("p-1", transfer.id());
        assertThat(sessions.find(session.hash())).isEmpty();
        assertThat(sessions.noteFetch(session.hash(), 2)).isFalse();
    }

    @Test
    void sessionsThatHaveEndedArePurged() {
        Session old = new Session(fresh("h"), "p-1", "t-1", NOW, NOW.plus(Duration.ofHours(1)));
        sessions.open(old);

        sessions.purge(NOW);
        assertThat(sessions.find(old.hash())).isPresent();
        sessions.purge(NOW.plus(Duration.ofHours(2)));
        assertThat(sessions.find(old.hash())).isEmpty();
    }

    @Test
    void aKeyIsUsedOnceAndTheSecondUseLeavesNothing() {
        String key = fresh("k");
        keys.note("p-1", key, new Noted("said", "t-1"), NOW);
        TransferRecord second = transfer("p-1");

        assertThatThrownBy(() -> transactions.within(() -> {
                    store.insert(second);
                    keys.note("p-1", key, new Noted("said", second.id()), NOW);
                }))
                .isInstanceOf(KeyInUseException.class);

        assertThat(store.find("p-1", second.id())).isEmpty();
        assertThat(keys.find("p-1", key)).contains(new Noted("said", "t-1"));
        assertThat(keys.find("p-2", key)).isEmpty();
        keys.note("p-2", key, new Noted("said", "t-2"), NOW);
    }

    @Test
    void aKeyIsForgottenInTime() {
        String key = fresh("k");
        keys.note("p-1", key, new Noted("said", "t-1"), NOW);

        keys.purge(NOW);
        assertThat(keys.find("p-1", key)).isPresent();
        keys.purge(NOW.plusMillis(1));
        assertThat(keys.find("p-1", key)).isEmpty();
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

        store.retireLinks("p-1", transfer.id(), NOW);
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
        unit.entities()
                .use(em -> em.createNativeQuery("update transfer_link set ends_at = null where hash = ?1")
                        .setParameter(1, first)
                        .executeUpdate());
        assertThat(store.findByRetiredLink(first))
                .as("retired before that was noted")
                .contains(new Retired(transfer, transfer.createdAt()));
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

    private void save(TransferRecord transfer) {
        transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            store.save(transfer);
        });
    }

    private TransferRecord insert(String practice) {
        return insert(practice, TransferState.QUEUED);
    }

    private TransferRecord insert(String practice, TransferState state) {
        TransferRecord transfer = transfer(practice, state);
        store.insert(transfer);
        return transfer;
    }

    private static TransferRecord transfer(String practice) {
        return transfer(practice, TransferState.QUEUED);
    }

    private static TransferRecord transfer(String practice, TransferState state) {
        String id = fresh("t");
        return new TransferRecord(
                id,
                practice,
                "R-1",
                NOW,
                "birth-date",
                "sealed",
                "sealed too",
                new Recipient("Maria", "maria@example.org", "", Locale.forLanguageTag("de-AT"), "patient"),
                "Anbei.",
                Progress.accepted(Optional.of(NOW.plus(Duration.ofDays(14)))).in(state),
                List.of(document(1, fresh("b")), document(2, fresh("b"))));
    }

    private static TransferRecord.Document document(int number, String blob) {
        return new TransferRecord.Document(
                number,
                "invoice",
                "Honorarnote",
                "a.pdf",
                "application/pdf",
                new SealedDocument(blob, "key", 10, "00"));
    }

    private static String blob(TransferRecord transfer) {
        return transfer.documents().get(0).sealed().blob();
    }

    private static Item message(String practice, String transfer) {
        return message(practice, transfer, Outbox.Purpose.NOTICE);
    }

    private static Item message(String practice, String transfer, Outbox.Purpose purpose) {
        return new Item(
                fresh("m"),
                practice,
                transfer,
                purpose,
                "mail",
                "sealed body",
                NOW,
                NOW.plus(Duration.ofHours(24)),
                0,
                false);
    }

    private String bodyOf(Item item) {
        return unit.entities().use(em -> (String) em.createNativeQuery("select body from outbox where id = ?1")
                .setParameter(1, item.id())
                .getSingleResult());
    }

    /** Takes everything that other tests have left, so that a claim finds this test's messages only. */
    private void drain() {
        claim("drain", "mail", NOW.plus(Duration.ofDays(400)), Duration.ofDays(10_000), 10_000)
                .forEach(item -> outbox.abandoned(item, NOW));
    }

    private List<Item> claim(String owner, String channel, Instant now, Duration lease, int limit) {
        List<Item> claimed = new ArrayList<>();
        Claim claim = new Claim(owner, now, lease, now);
        for (Optional<Item> item = outbox.claim(claim, new Turn(channel, "", false));
                item.isPresent();
                item = claimed.size() < limit ? outbox.claim(claim, new Turn(channel, "", false)) : Optional.empty()) {
            claimed.add(item.get());
        }
        return claimed;
    }

    private List<Item> claimOverdue(String owner, Instant now, Duration lease, int limit) {
        return outbox.claimOverdue(new Claim(owner, now, lease, now), limit);
    }

    /** What is claimed of a channel turn by turn, as long as there is something. */
    private List<Item> turns(String channel, boolean newest, Instant now, Instant lapsed) {
        List<Item> claimed = new ArrayList<>();
        Claim claim = new Claim("a", now, Duration.ofMinutes(3), lapsed);
        for (Optional<Item> item = outbox.claim(claim, new Turn(channel, "", newest));
                item.isPresent();
                item = outbox.claim(
                        claim, new Turn(channel, claimed.get(claimed.size() - 1).practice(), newest))) {
            claimed.add(item.get());
        }
        return claimed;
    }

    private Item enqueued(String practice, String channel, Outbox.Purpose purpose, int seconds) {
        Item item = new Item(
                fresh("m"),
                practice,
                fresh("t"),
                purpose,
                channel,
                "sealed",
                NOW.plusSeconds(seconds),
                NOW.plus(Duration.ofDays(900)),
                0,
                false);
        outbox.enqueue(item);
        return item;
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 30);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 16));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
