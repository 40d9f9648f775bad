package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.briefsiegel.transfer.outboxapi.Receipts.Early;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;
import org.briefsiegel.transfer.outboxapi.Receipts.Sent;
import org.briefsiegel.transfer.outboxapi.Receipts.Standing;
import org.junit.jupiter.api.Test;

/** What is promised of receipts. */
public abstract class ReceiptsContract extends StoreContract {

    @Test
    void aMessageIsFoundByItsOwnIdWhateverHasBecomeOfIt() {
        Item item = enqueued(fresh("t"), Purpose.NOTICE, NOW);

        assertThat(receipts.find(item.channel(), List.of("nobody", item.id()))).contains(sent(item, 0));
        assertThat(receipts.find("another", List.of(item.id()))).isEmpty();
        assertThat(receipts.find(item.channel(), List.of())).isEmpty();
    }

    @Test
    void aTakenMessageIsFoundByTheKeyOfEachOfItsParts() {
        Item item = enqueued(fresh("t"), Purpose.FACTOR, NOW);
        String first = fresh("r");
        String second = fresh("r");
        assertThat(receipts.find(item.channel(), List.of(first)))
                .as("not yet taken")
                .isEmpty();
        take(item, NOW, first, second);

        assertThat(receipts.find(item.channel(), List.of(first))).contains(sent(item, 1));
        assertThat(receipts.find(item.channel(), List.of("nobody", second, first)))
                .as("the best key that names one")
                .contains(sent(item, 2));
        assertThat(receipts.find("another", List.of(first))).isEmpty();
    }

    @Test
    void aKeyThatWasGivenOutTwiceNamesTheLaterMessage() {
        String key = fresh("r");
        Item old = enqueued(fresh("t"), "sms-a", Purpose.FACTOR, NOW);
        take(old, NOW, key);
        Item newer = enqueued(fresh("t"), "sms-a", Purpose.FACTOR, NOW.plusSeconds(60));
        take(newer, NOW.plusSeconds(60), key);

        assertThat(receipts.find("sms-a", List.of(key))).contains(sent(newer, 1));
    }

    @Test
    void whatIsFinalIsNewsOnceAndOverruledOnlyByTheContrary() {
        Item item = enqueued(fresh("t"), Purpose.NOTICE, NOW);
        Sent sent = sent(item, 0);

        assertThat(receipts.note(sent, Fate.DELAYED)).contains(Fate.DELAYED);
        assertThat(receipts.note(sent, Fate.DELAYED)).as("twice").isEmpty();
        assertThat(receipts.note(sent, Fate.FAILED)).contains(Fate.FAILED);
        assertThat(receipts.note(sent, Fate.FAILED)).as("twice").isEmpty();
        assertThat(receipts.note(sent, Fate.DELAYED)).as("out of order").isEmpty();
        assertThat(receipts.note(sent, Fate.DOUBTFUL)).as("says less").isEmpty();
        assertThat(receipts.note(sent, Fate.DELIVERED)).contains(Fate.DELIVERED);
        assertThat(receipts.note(sent, Fate.FAILED)).contains(Fate.FAILED);
    }

    @Test
    void aMessageArrivesWithAllItsPartsAndFailsWithAny() {
        Item arrives = enqueued(fresh("t"), Purpose.FACTOR, NOW);
        take(arrives, NOW, fresh("r"), fresh("r"));
        assertThat(receipts.note(sent(arrives, 2), Fate.DELIVERED)).isEmpty();
        assertThat(receipts.note(sent(arrives, 2), Fate.DELIVERED)).as("twice").isEmpty();
        assertThat(receipts.note(sent(arrives, 1), Fate.DELIVERED)).contains(Fate.DELIVERED);

        Item fails = enqueued(fresh("t"), Purpose.FACTOR, NOW);
        take(fails, NOW, fresh("r"), fresh("r"));
        assertThat(receipts.note(sent(fails, 1), Fate.FAILED)).contains(Fate.FAILED);
        assertThat(receipts.note(sent(fails, 2), Fate.DELIVERED)).isEmpty();
    }

    @Test
    void ofEachPurposeTheLastMessageStandsForTheTransfer() {
        String transfer = fresh("t");
        Item first = enqueued(transfer, Purpose.NOTICE, NOW);
        Item second = enqueued(transfer, Purpose.NOTICE, NOW.plusSeconds(1));
        Item code = enqueued(transfer, Purpose.FACTOR, NOW);
        outbox.enqueueAlert(message("p-1", transfer, Purpose.ALERT), "locked");
        receipts.note(sent(first, 0), Fate.DELIVERED);

        assertThat(receipts.latest("p-1", transfer))
                .containsExactlyInAnyOrder(
                        new Standing(second.id(), Purpose.NOTICE, Optional.empty()),
                        new Standing(code.id(), Purpose.FACTOR, Optional.empty()));
        assertThat(receipts.latest("p-2", transfer)).isEmpty();

        outbox.withdraw("p-1", transfer, Purpose.NOTICE);
        assertThat(receipts.latest("p-1", transfer))
                .extracting(Standing::purpose)
                .containsExactly(Purpose.FACTOR);
    }

    @Test
    void whatNobodyKnowsYetIsKeptUntilSomebodyForgetsIt() {
        Early early = new Early(
                fresh("e"), "sms", List.of("one/4567", "two/4567"), Fate.FAILED, "not-delivered", "UNDELIV 001", NOW);

        assertThat(receipts.keep(early)).isTrue();

        assertThat(receipts.kept(1000))
                .usingRecursiveFieldByFieldElementComparator()
                .contains(early);
        assertThat(receipts.forget(early)).isTrue();
        assertThat(receipts.forget(early)).as("another was first").isFalse();
        assertThat(receipts.kept(1000)).extracting(Early::id).doesNotContain(early.id());
    }

    @Test
    void noReceiptIsAwaitedForEver() {
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        Item item = enqueued(fresh("t"), Purpose.FACTOR, NOW);
        String key = fresh("r");
        take(item, longAgo, key);
        receipts.purge(longAgo);
        assertThat(receipts.find(item.channel(), List.of(key))).isPresent();

        receipts.purge(longAgo.plusSeconds(1));

        assertThat(receipts.find(item.channel(), List.of(key))).isEmpty();
    }

    private static Sent sent(Item item, int part) {
        return new Sent(item.id(), item.practice(), item.transfer(), item.purpose(), part);
    }

    private Item enqueued(String transfer, Purpose purpose, Instant now) {
        return enqueued(transfer, fresh("c"), purpose, now);
    }

    private Item enqueued(String transfer, String channel, Purpose purpose, Instant now) {
        Item item = new Item(
                fresh("m"), "p-1", transfer, purpose, channel, "sealed", now, now.plus(Duration.ofDays(900)), 0, false);
        outbox.enqueue(item);
        return item;
    }

    private void take(Item item, Instant now, String... keys) {
        Instant due = item.createdAt();
        Item claimed = outbox.claim(
                        new Claim("a", due, Duration.ofMinutes(3), due),
                        new Turn(item.channel(), "", item.purpose() != Outbox.Purpose.NOTICE))
                .orElseThrow();
        assertThat(claimed.id()).isEqualTo(item.id());
        assertThat(outbox.accepted(claimed, List.of(keys), now)).isTrue();
    }
}
