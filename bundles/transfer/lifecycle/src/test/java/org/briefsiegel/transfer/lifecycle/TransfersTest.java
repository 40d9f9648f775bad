package org.briefsiegel.transfer.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.events.EventListener;
import org.briefsiegel.transfer.store.EventWrites;
import org.briefsiegel.transfer.store.JpaEventFeed;
import org.briefsiegel.transfer.store.JpaTransferStore;
import org.briefsiegel.transfer.store.TransferTables;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who changes a transfer has it alone, on each database. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransfersTest {

    private static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;
    private TransferStore store;
    private Transfers transfers;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 20, List.of(new TransferTables()));
        store = new JpaTransferStore(unit.entities());
        transfers = new Transfers(unit.transactions(), store, Clock.fixed(SomeTransfer.NOW, ZoneOffset.UTC));
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

    @Test
    void aHundredAnswersAtOnceNeverGetMoreTriesThanThereAre() throws Exception {
        TransferRecord transfer = inserted();
        TryLimit noPause = new TryLimit(1000, Duration.ofMinutes(15), 10);

        assertThat(reserved(transfer, noPause)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aHundredAnswersAtOnceNeverGetPastThePause() throws Exception {
        assertThat(reserved(inserted(), LIMIT)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void aHundredReportsAtOnceAreOne() throws Exception {
        TransferRecord transfer = inserted();

        assertThat(atOnce(() -> change(transfer, TransferAggregate::report))).containsOnlyOnce(true);
    }

    @Test
    void aHundredRevocationsAtOnceAreOne() throws Exception {
        TransferRecord transfer = inserted();

        assertThat(atOnce(() -> change(transfer, TransferAggregate::revoke))).containsOnlyOnce(true);

        assertThat(store.find("p-1", transfer.id()).orElseThrow().state()).isEqualTo(TransferState.REVOKED);
        assertThat(kinds(transfer)).containsExactly(Kind.REVOKED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void aChangeThatFailsLeavesNothing() {
        TransferRecord transfer = inserted();

        assertThatThrownBy(() -> change(transfer, it -> {
                    it.lock();
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(store.find("p-1", transfer.id())).contains(transfer);
        assertThat(kinds(transfer)).isEmpty();
        assertThat(change(transfer, TransferAggregate::lock))
                .as("the next change")
                .isPresent();
    }

    @Test
    void nothingIsChangedWithinAChange() {
        TransferRecord transfer = inserted();

        assertThatThrownBy(() -> change(transfer, it -> change(transfer, TransferAggregate::lock)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherPracticesTransferIsNotThere() {
        assertThat(transfers.change("p-2", inserted().id(), TransferAggregate::lock))
                .isEmpty();
    }

    @Test
    void whatHappensIsPublishedOnceToWhoeverListensThen() {
        EventFeed feed = new JpaEventFeed(unit.entities(), new EventWrites());
        TransferRecord transfer = inserted();
        change(transfer, TransferAggregate::lock);
        List<String> heard = new ArrayList<>();
        EventListener ear =
                entry -> heard.add(entry.transfer() + " " + entry.event().kind());

        publisher(feed).run();
        assertThat(heard).as("nobody listens").isEmpty();
        assertThatThrownBy(() -> publisher(feed, entry -> {
                            throw new IllegalStateException("can't be noted");
                        })
                        .run())
                .hasMessage("can't be noted");

        publisher(feed, ear).run();
        publisher(feed, ear).run();

        assertThat(heard).containsOnlyOnce(transfer.id() + " LOCKED");
    }

    private EventPublishingJob publisher(EventFeed feed, EventListener... listeners) {
        return new EventPublishingJob(unit.transactions(), feed, List.of(listeners));
    }

    private TransferRecord inserted() {
        TransferRecord transfer = SomeTransfer.linked();
        store.insert(transfer);
        return transfer;
    }

    private List<Integer> reserved(TransferRecord transfer, TryLimit limit) throws Exception {
        return atOnce(() -> change(transfer, it -> it.reserveTry(limit))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> T change(TransferRecord transfer, Function<TransferAggregate, T> work) {
        return transfers.change(transfer.practice(), transfer.id(), work).orElseThrow();
    }

    private List<Kind> kinds(TransferRecord transfer) {
        return store.events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(Collections.nCopies(100, work))) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
