package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.leases.Leases;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.outcome.OutcomeHandler;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;

/** What the service writes when its writer comes to it later. */
class OutcomeWriterTest {

    private final TestHost host = new TestHost();
    private final AcceptedTransfers accepted = new AcceptedTransfers(host);
    private final TestDelivery delivery = new TestDelivery(host);
    private final ShakyDatabase database = new ShakyDatabase(host);
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Test
    void whatCameMeanwhileIsWrittenInOneTransaction() throws Exception {
        OutboxDelivery service = delivery.service(database, later::add);
        List<TransferRecord> transfers = transfers(3);
        List<CompletableFuture<Void>> done = settle(service, TestDelivery.sent());
        assertThat(done).noneMatch(CompletableFuture::isDone);
        int before = database.begun();

        later.remove().run();

        assertThat(database.begun() - before).isOne();
        assertThat(done).allMatch(CompletableFuture::isDone);
        assertThat(transfers).allMatch(it -> delivery.state(it) == TransferState.NOTIFIED);
    }

    @Test
    void whatWasRefusedIsWrittenToo() throws Exception {
        OutboxDelivery service = delivery.service(database, later::add);
        List<TransferRecord> transfers = transfers(2);
        settle(service, Outcome.permanent("no such mailbox"));

        later.remove().run();

        assertThat(transfers).allMatch(it -> delivery.state(it) == TransferState.UNDELIVERABLE);
    }

    @Test
    void oneThatCantBeWrittenHoldsUpNoOther() throws Exception {
        OutboxDelivery service = delivery.service(database, later::add);
        List<TransferRecord> transfers = transfers(3);
        settle(service, TestDelivery.sent());
        database.failsFor(transfers.get(1).id());

        later.remove().run();

        assertThat(transfers.stream().map(delivery::state))
                .containsExactly(TransferState.NOTIFIED, TransferState.QUEUED, TransferState.NOTIFIED);
        database.comeBack();
        service.watch();
        assertThat(delivery.state(transfers.get(1))).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void whatNobodyWritesAnyMoreIsWrittenByWhoeverSentIt() throws Exception {
        OutboxDelivery service = delivery.service(database, work -> {
            throw new RejectedExecutionException("stopped");
        });
        TransferRecord transfer = transfers(1).get(0);

        settle(service, TestDelivery.sent());

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    private List<TransferRecord> transfers(int count) throws Exception {
        List<TransferRecord> transfers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            transfers.add(accepted.of("birth-date"));
        }
        return transfers;
    }

    /** As where the database has let the one who claims go first. */
    @Test
    void whatIsClaimedAnewWhileItsOutcomeWaitsIsWrittenUnderTheNewClaim() throws Exception {
        TransferRecord transfer = transfers(1).get(0);
        Leases leases = new Leases(
                host.stores().outbox(),
                host.stores().transactions(),
                TestDelivery.NODE,
                channel -> 2,
                host.clock(),
                delivery.nanoTime());
        Item taken = leases.take("mail").orElseThrow();
        host.clock().move(TestDelivery.LEASE);
        AtomicBoolean looked = new AtomicBoolean();
        UnaryOperator<Item> looksTooEarly = item -> {
            Item known = leases.claimed(item);
            if (!looked.getAndSet(true)) {
                leases.take("mail");
            }
            return known;
        };
        OutcomeHandler outcomes = new OutcomeHandler(
                host.transfers(),
                host.stores().outbox(),
                host.stores().ledger(),
                ChargeRule.TAKEN,
                delivery.alerts(),
                new Backoff(TestDelivery.PAUSE, TestDelivery.PAUSE),
                host.clock());

        new OutcomeWriter(
                        host.stores().transactions(),
                        outcomes,
                        new Attachments(host.vault(), host.stores().transfers()),
                        looksTooEarly,
                        Runnable::run)
                .writeNow(taken, TestDelivery.sent());

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    private static List<CompletableFuture<Void>> settle(OutboxDelivery service, Outcome outcome) {
        return Stream.generate(service::claim)
                .takeWhile(parcel -> parcel.isPresent())
                .map(parcel -> settle(service, parcel.get(), outcome))
                .toList();
    }

    private static CompletableFuture<Void> settle(OutboxDelivery service, Parcel parcel, Outcome outcome) {
        return service.settle(parcel, outcome).toCompletableFuture();
    }
}
