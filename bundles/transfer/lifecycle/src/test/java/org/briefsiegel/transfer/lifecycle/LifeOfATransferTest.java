package org.briefsiegel.transfer.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;

/** Whatever is asked of a transfer, in whatever order and however long after: what must hold of it holds. */
class LifeOfATransferTest {

    private static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);

    /** One step: some time passes, and then something is asked. */
    private record Step(Duration later, String name, Function<TransferAggregate, Object> work) {
        @Override
        public String toString() {
            return "+" + later.toMinutes() + " min " + name;
        }
    }

    @Property
    void whatMustHoldHolds(@ForAll("lives") List<Step> life, @ForAll boolean attached) {
        TransferRecord transfer = attached ? SomeTransfer.attached() : SomeTransfer.linked();
        Instant now = SomeTransfer.NOW;
        List<TransferEvent> events = new ArrayList<>();
        for (Step step : life) {
            now = now.plus(step.later());
            TransferRecord before = transfer;
            TransferAggregate aggregate = new TransferAggregate(before, now, events::add, () -> true);
            int had = events.size();
            step.work().apply(aggregate);
            transfer = aggregate.record();
            holds(transfer);
            follows(before, transfer, events.subList(had, events.size()));
        }
    }

    private static void holds(TransferRecord transfer) {
        boolean locked = transfer.state() == TransferState.LOCKED;
        assertThat(transfer.progress().lockedFrom().isPresent()).isEqualTo(locked);
        assertThat(transfer.tries()).isBetween(0, LIMIT.max());
        if (transfer.wrongRecipientAt().isPresent()) {
            assertThat(transfer.state()).isIn(TransferState.LOCKED, TransferState.EXPIRED, TransferState.REVOKED);
        }
        if (transfer.state() == TransferState.REVOKED) {
            assertThat(transfer.contentDestroyedAt()).isPresent();
        }
        if (transfer.contentDestroyedAt().isPresent()) {
            assertThat(transfer.enrolment() + transfer.dispatchFacts() + transfer.message())
                    .isEmpty();
            assertThat(transfer.documents())
                    .allMatch(document -> document.sealed().isErased());
        }
        if (transfer.state() == TransferState.DOWNLOADED) {
            assertThat(transfer.documents())
                    .allMatch(document -> document.downloadedAt().isPresent());
        }
    }

    private static void follows(TransferRecord before, TransferRecord after, List<TransferEvent> events) {
        if (before.state() == TransferState.REVOKED) {
            assertThat(after.state()).as("out of revoked").isEqualTo(TransferState.REVOKED);
            assertThat(after.tries()).isEqualTo(before.tries());
        }
        if (before.contentDestroyedAt().isPresent()) {
            assertThat(after.contentDestroyedAt()).as("destroyed once").isEqualTo(before.contentDestroyedAt());
        }
        if (before.wrongRecipientAt().isPresent() && after.wrongRecipientAt().isPresent()) {
            assertThat(after.expiresAt()).as("renewed though reported").isEqualTo(before.expiresAt());
        }
        boolean closedBefore =
                before.state() == TransferState.LOCKED || before.state().isOver();
        if (closedBefore) {
            assertThat(events).extracting(TransferEvent::kind).doesNotContain(TransferEvent.Kind.OPENED);
        }
        for (int i = 0; i < before.documents().size(); i++) {
            if (before.documents().get(i).downloadedAt().isPresent()) {
                assertThat(after.documents().get(i).downloadedAt())
                        .as("the first download stays")
                        .isEqualTo(before.documents().get(i).downloadedAt());
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Step> steps = Arbitraries.of(List.<Step>of(
                step("notified", it -> run(it::becomeNotified)),
                step("doubtful", it -> run(it::becomeDoubtful)),
                step("undeliverable", it -> run(it::becomeUndeliverable)),
                step("delivered", it -> run(it::becomeDelivered)),
                step("bounced", it -> run(it::bounce)),
                step("try", it -> it.reserveTry(LIMIT)),
                step(
                        "right",
                        it -> it.reserveTry(LIMIT).map(tries -> {
                            it.giveTryBack();
                            return it.open();
                        })),
                step("first", it -> run(() -> it.completeDownload(1))),
                step("second", it -> run(() -> it.completeDownload(2))),
                step("lock", TransferAggregate::lock),
                step("report", TransferAggregate::report),
                step("unlock", it -> it.unlock(LIMIT.max())),
                step("resend", it -> it.resend("")),
                step("renew", it -> it.renew(it.now().plus(Duration.ofDays(14)))),
                step("revoke", TransferAggregate::revoke),
                step("expire", TransferAggregate::expire),
                step("destroy", TransferAggregate::destroy),
                step("discard", TransferAggregate::discard)));
        Arbitrary<Duration> times = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Duration.ZERO)),
                Tuple.of(2, Arbitraries.just(LIMIT.pause())),
                Tuple.of(1, Arbitraries.just(Duration.ofDays(15))));
        return Combinators.combine(steps, times)
                .as((step, later) -> new Step(later, step.name(), step.work()))
                .list()
                .ofMaxSize(60);
    }

    private static Step step(String name, Function<TransferAggregate, Object> work) {
        return new Step(Duration.ZERO, name, work);
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }
}
