package org.briefsiegel.transfer.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is reminded when nobody opens a transfer, who is told, and when neither is. */
class ReminderJobTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestDelivery delivery;
    private ReminderJob job;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        delivery = new TestDelivery(host);
        host.set(Setting.REMINDERS, "3 7");
        host.set(Setting.UNOPENED_NOTICE, "2");
        job = job(VIENNA);
    }

    private ReminderJob job(ZoneId zone) {
        return TestReminders.job(host, delivery, zone);
    }

    @Test
    void whoDoesntOpenItIsRemindedAsOftenAsIsSetAndThenThePracticeIsTold() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();

        for (int day = 1; day <= 13; day++) {
            host.clock().move(Duration.ofDays(1));
            job.run();
            List<String> subjects =
                    delivery.sendAll().stream().map(Message::subject).toList();
            switch (day) {
                case 3, 7 ->
                    assertThat(subjects)
                            .as("day " + day)
                            .allMatch(it -> it.startsWith("Erinnerung: "))
                            .hasSize(1);
                case 12 ->
                    assertThat(subjects)
                            .as("day " + day)
                            .containsExactly("Bitte ansehen: Eine Sendung wurde noch nicht geöffnet");
                default -> assertThat(subjects).as("day " + day).isEmpty();
            }
        }
        assertThat(delivery.events(transfer)).containsSubsequence(Kind.REMINDED, Kind.REMINDED, Kind.STILL_UNOPENED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aReminderHasALinkOfItsOwnToTheSameTransferAndTheFirstStillWorks() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        String first = link(delivery.sendAll().get(0));
        host.clock().move(Duration.ofDays(3));
        job.run();

        Message reminder = delivery.sendAll().get(0);

        assertThat(reminder.text()).contains("noch nicht geöffnet").contains("Ordination");
        assertThat(link(reminder)).isNotEqualTo(first);
        assertThat(host.stores().transfers().findByLink(new Secret(link(reminder)).hash()))
                .map(TransferRecord::id)
                .contains(transfer.id());
        assertThat(host.stores().transfers().findByLink(new Secret(first).hash()))
                .as("if the test's host knows it")
                .satisfies(it -> it.ifPresent(found -> assertThat(found.id()).isEqualTo(transfer.id())));
    }

    @Test
    void nobodyIsRemindedTwiceOnOneDayWhoeverAsks() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));

        job.run();
        job(VIENNA).run();

        assertThat(delivery.sendAll()).hasSize(1);
        assertThat(delivery.events(transfer)).containsOnlyOnce(Kind.REMINDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "lock", "revoke", "report", "bounce", "resend"})
    void nobodyIsRemindedAfterAnythingElseHasHappened(String what) throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        Consumer<TransferAggregate> change = switch (what) {
            case "open" -> TransferAggregate::open;
            case "lock" -> TransferAggregate::lock;
            case "revoke" -> TransferAggregate::revoke;
            case "report" -> TransferAggregate::report;
            case "bounce" -> TransferAggregate::bounce;
            default -> it -> it.resend("");
        };
        host.change(transfer, change);
        host.clock().move(Duration.ofDays(3));

        job.run();

        assertThat(delivery.events(transfer)).doesNotContain(Kind.REMINDED);
    }

    @Test
    void aReminderThatStillWaitsWhenItIsOpenedStaysHere() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));
        job.run();
        host.change(transfer, TransferAggregate::open);

        assertThat(delivery.sendAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 24})
    void aReminderThatIsOfNoUseAnyMoreIsNoTrouble(long hours) throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));
        job.run();
        host.change(transfer, TransferAggregate::open);
        host.clock().move(Duration.ofHours(hours));

        delivery.sendAll();
        host.clock().move(Duration.ofDays(1));
        delivery.service().giveUpOverdue();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.OPENED);
        assertThat(delivery.events(transfer)).doesNotContain(Kind.DELIVERY_FAILED);
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @Test
    void aStepThatWasMissedLongAgoIsLeftOut() throws Exception {
        accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(6));

        job.run();

        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void nothingFollowsWhereNothingIsSetOrThePracticeIsSuspended() throws Exception {
        accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));
        host.suspend();
        job(VIENNA).run();
        host.resume();
        host.set(Setting.REMINDERS, "none");
        host.set(Setting.UNOPENED_NOTICE, "none");

        job(VIENNA).run();

        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void nobodyIsRemindedByMailOfASheetAndThePracticeIsToldThoughItIsNotEvenPrinted() throws Exception {
        TransferRecord transfer = accepted.onPaper("birth-date");
        for (int day = 1; day <= 11; day++) {
            host.clock().move(Duration.ofDays(1));
            job.run();
            assertThat(delivery.sendAll()).as("day " + day).isEmpty();
        }
        host.clock().move(Duration.ofDays(1));
        job.run();

        List<Message> told = delivery.sendAll();

        assertThat(told.get(0).text()).contains("ob sie das Zugangsblatt hat").doesNotContain("ob die E-Mail da ist");
        assertThat(told).hasSize(1);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.STILL_UNOPENED);
    }

    @Test
    void nobodyIsRemindedAtNight() throws Exception {
        accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));
        int hour = host.clock().instant().atZone(VIENNA).getHour();
        ZoneId night = ZoneOffset.ofHours(
                3 - host.clock().instant().atZone(ZoneOffset.UTC).getHour());

        job(night).run();

        assertThat(hour).as("it is day in Vienna").isBetween(8, 19);
        assertThat(delivery.sendAll()).isEmpty();
    }

    private static String link(Message mail) {
        return mail.text().replaceAll("(?s).*/d/([0-9a-v]{32}).*", "$1");
    }
}
