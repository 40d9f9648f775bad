package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Told;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.junit.jupiter.api.Test;

/** What an outbox promises. */
public abstract class OutboxContract extends StoreContract {

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
        assertThat(outbox.accepted(first, List.of("receipt"), NOW)).isFalse();
        assertThat(outbox.abandoned(first, NOW)).isFalse();
        assertThat(outbox.retry(first, NOW, false)).isFalse();
        assertThat(bodyOf(first)).isNotEmpty();
        assertThat(outbox.accepted(second, List.of("receipt"), NOW)).isTrue();
        assertThat(outbox.accepted(second, List.of("receipt"), NOW)).isFalse();
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

        assertThat(outbox.accepted(claimed, List.of("receipt"), NOW)).isTrue();

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
        assertThat(outbox.accepted(claimed, List.of("receipt"), NOW)).isFalse();

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
    void whatATransferConsistsOfIsCountedAndNoReminder() {
        drain();
        String transfer = fresh("t");
        Stream.of(Outbox.Purpose.values())
                .map(purpose -> message("p-1", transfer, purpose))
                .forEach(outbox::enqueue);

        assertThat(outbox.waiting("p-1", transfer)).as("link, code, attachment").isEqualTo(3);
        outbox.withdraw("p-1", transfer);
        assertThat(outbox.waiting("p-1", transfer)).isZero();
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
        outbox.accepted(sent, List.of("receipt"), NOW);
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
    void practicesShareWhatIsClaimedAtATime() {
        drain();
        List<Item> many = IntStream.range(0, 5)
                .mapToObj(i -> enqueued("p-1", "mail", Outbox.Purpose.NOTICE, -i))
                .toList();
        List<Item> few = IntStream.range(0, 5)
                .mapToObj(i -> enqueued("p-2", "mail", Outbox.Purpose.NOTICE, -10 - i))
                .toList();
        Claim claim = new Claim("a", NOW, Duration.ofMinutes(3), NOW);

        assertThat(outbox.claim(claim, new Turn("mail", "p-1", true), 4))
                .as("two of each, the newest")
                .extracting(Item::id)
                .containsExactlyInAnyOrder(
                        many.get(0).id(),
                        many.get(1).id(),
                        few.get(0).id(),
                        few.get(1).id());
        assertThat(outbox.claim(claim, new Turn("mail", "p-2", false), 100))
                .as("what is left")
                .hasSize(6);
        assertThat(outbox.claim(claim, new Turn("mail", "p-2", false), 100)).isEmpty();
    }

    @Test
    void whatWasClaimedAndNotBegunWaitsAsBefore() {
        drain();
        outbox.enqueue(message("p-1", "t-1"));
        Item claimed = claim("a", "mail", NOW, Duration.ofMinutes(3), 1).get(0);

        assertThat(outbox.putBack(claimed, NOW)).isTrue();

        assertThat(outbox.putBack(claimed, NOW)).as("in nobody's hands").isFalse();
        assertThat(claim("b", "mail", NOW, Duration.ofMinutes(3), 1)).containsExactly(claimed);
        Item again = claim("b", "mail", NOW.plus(Duration.ofHours(1)), Duration.ofMinutes(3), 1)
                .get(0);
        assertThat(outbox.putBack(again, NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(claim("c", "mail", NOW.plus(Duration.ofHours(1)), Duration.ofMinutes(3), 1))
                .as("that an earlier claim ended without an outcome isn't forgotten")
                .containsExactly(again);
        assertThat(again.again()).isTrue();
    }

    private String bodyOf(Item item) {
        return backend().body(item.id());
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
}
