package org.briefsiegel.itests.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.WindowService;
import org.briefsiegel.transfer.delivery.DeliveryService;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.preparation.TestPreparation;
import org.briefsiegel.transfer.recipientservice.TestAccess;
import org.briefsiegel.transfer.reminder.TestReminders;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What services promise that only a database can break: memory has one transaction after the other, and no columns. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EachDatabaseTest {

    private static final Duration GAP = Duration.ofMinutes(1);
    private static final Duration TOO_LONG = Duration.ofDays(15);
    private static final String ALERT = "Bitte ansehen: Ein neuer Link wird gewünscht";
    private static final int CLICKS = 8;
    private static final int MANY = 30;

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;
    private TestHost host;
    private TestPractice practice;
    private TestAccess access;
    private TestDelivery delivery;
    private RecipientService recipients;

    @BeforeParameterizedClassInvocation
    void openDatabase() {
        unit = DatabaseStores.open(database);
    }

    @AfterParameterizedClassInvocation
    void closeDatabase() {
        unit.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        unit.entities().use(em -> em.createNativeQuery("delete from outbox").executeUpdate());
        host = ServiceHost.on(unit, folder);
        practice = new TestPractice(host);
        access = new TestAccess(host);
        delivery = new TestDelivery(host);
        recipients = access.service(practice.requests());
    }

    @Test
    void whenTheLastTwoMessagesAreSettledAtOnceOneOfThemSeesThatNoneWaits() throws Exception {
        DeliveryService service = delivery.service();
        for (int i = 0; i < MANY; i++) {
            TransferRecord transfer = practice.accepted("birth-date");
            delivery.furtherNotice(transfer);
            List<Parcel> parcels =
                    List.of(service.claim().orElseThrow(), service.claim().orElseThrow());

            atOnce(parcels.stream()
                    .<Callable<Object>>map(parcel -> () -> service.settle(parcel, TestDelivery.sent()))
                    .toList());

            assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        }
    }

    /** The rule has seen a balance that covers each of them. */
    @Test
    void whatIsAcceptedAtOnceNeverTakesMoreFromABalanceThanIsLeft() throws Exception {
        Pricing.Line tenCents = new Pricing.Line(new Wording("tariff", "sms", List.of()), 1, new Money(10, "EUR"));
        host.plugins()
                .pricingRules()
                .put("tariff", (draft, locale) -> new Pricing.Priced(List.of(tenCents), true, Optional.empty()));
        Ledger ledger = host.stores().ledger();
        long before = ledger.balance(TestHost.PRACTICE, "EUR").minorUnits();
        ledger.topUp(new TopUp(
                TestHost.PRACTICE,
                "A-" + UUID.randomUUID().toString().substring(0, 8),
                new Money(35 - before, "EUR"),
                "paid"));
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            submissions.add(Letters.invoice(
                    "sms-code",
                    Optional.of(TestIntake.done(practice.intake().quote(Letters.price("sms-code")))
                            .id())));
        }

        List<Boolean> accepted = atOnce(submissions.stream()
                .<Callable<Boolean>>map(submission -> () -> practice.intake()
                        .accept(submission, Letters.files("content"))
                        .fold(done -> true, refusal -> {
                            assertThat(refusal.problem()).isEqualTo(Problem.BALANCE_TOO_LOW);
                            return false;
                        }))
                .toList());

        assertThat(accepted).filteredOn(Boolean::booleanValue).hasSize(3);
        assertThat(ledger.balance(TestHost.PRACTICE, "EUR")).isEqualTo(new Money(5, "EUR"));
        assertThat(practice.intake().books().discrepancies()).isEmpty();
    }

    @Test
    void aHundredAnswersToManyLettersGetNoMoreTriesThanThereAre() throws Exception {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            links.add(access.link(practice.accepted("birth-date")));
        }
        List<Callable<Opening>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String link = links.get(i % links.size());
            answers.add(() -> TestAccess.answer(recipients, link, TestAccess.WRONG_DATE));
        }

        List<Opening> openings = atOnce(answers);

        assertThat(openings).filteredOn(Opening.Wrong.class::isInstance).hasSize(TestAccess.LIMIT.pauseAfter());
        assertThat(openings).filteredOn(Opening.Closed.class::isInstance).hasSize(100 - TestAccess.LIMIT.pauseAfter());
    }

    @Test
    void whomManyNodesRemindByTextAtOnceGetsOneAndPaysForOne() throws Exception {
        host.set(Setting.TEXT_REMINDERS, "3 89");
        TransferRecord transfer = practice.accepted("sms-code");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));

        atOnce(Collections.nCopies(
                CLICKS, Executors.callable(TestReminders.job(host, delivery, TestReminders.VIENNA)::run)));

        assertThat(delivery.sendAll())
                .singleElement()
                .satisfies(
                        text -> assertThat(text.text()).contains("Erinnerung").doesNotContain("/d/"));
        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .extracting(Charge::kind, Charge::state)
                .containsExactlyInAnyOrder(
                        tuple(Booking.FIRST, Charge.State.POSTED),
                        tuple(Booking.REMINDER + 3, Charge.State.POSTED),
                        tuple(Booking.REMINDER + 89, Charge.State.AGREED));
        assertThat(host.stores().books(() -> "EUR").discrepancies()).isEmpty();
    }

    @Test
    void whoAsksManyTimesGetsOneCode() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        String form = TestAccess.form(recipients, link);
        for (int round = 0; round < 2; round++) {
            host.clock().move(GAP);
            Callable<Standing> post =
                    () -> recipients.sendCode(link, form).orElseThrow().standing();

            List<Standing> standings = atOnce(Collections.nCopies(8, post));

            assertThat(standings).containsOnlyOnce(Standing.SENT);
            assertThat(standings).containsOnly(Standing.SENT, Standing.TOO_SOON);
        }
        assertThat(delivery.events(transfer))
                .filteredOn(Kind.CODE_REQUESTED::equals)
                .hasSize(2);
        assertThat(delivery.sendAll()).as("the code that waited was void").hasSize(1);
    }

    @Test
    void aRenewalIsNotedOnceAnHourAndFiveTimesAndNobodyIsToldWhich() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        for (int hour = 0; hour < 7; hour++) {
            Callable<Boolean> post = () -> ask(link);
            assertThat(atOnce(Collections.nCopies(4, post))).containsOnly(true);
            host.clock().move(Duration.ofHours(1));
        }

        assertThat(delivery.events(transfer))
                .filteredOn(Kind.RENEWAL_REQUESTED::equals)
                .hasSize(5);
        assertThat(delivery.sendAll())
                .extracting(Message::subject)
                .containsOnly(ALERT)
                .hasSize(5);
    }

    @Test
    void aRenewalThatIsNotedAlreadyWaitsForNobody() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        ask(link);

        host.stores().transactions().within(() -> {
            host.stores().transfers().lock(transfer.practice(), transfer.id());
            assertThat(CompletableFuture.supplyAsync(() -> ask(link)))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(true);
        });
    }

    @Test
    void whoeverAnswersRightWhileAnotherSaysThatItIsNotForThemIsOut() throws Exception {
        for (int round = 0; round < 5; round++) {
            TransferRecord transfer = practice.accepted("birth-date");
            String link = access.link(transfer);
            String form = TestAccess.form(recipients, link);
            List<Callable<Optional<String>>> works = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                works.add(() ->
                        TestAccess.answer(recipients, link, TestAccess.BIRTH_DATE) instanceof Opening.Passed passed
                                ? Optional.of(passed.session())
                                : Optional.empty());
                works.add(() -> {
                    recipients.reportWrongRecipient(link, form);
                    return Optional.empty();
                });
            }

            List<Optional<String>> sessions = atOnce(works);

            assertThat(sessions).noneMatch(session -> TestAccess.opens(recipients, link, session));
            TestPractice.done(practice.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
            assertThat(sessions).noneMatch(session -> TestAccess.opens(recipients, link, session));
            assertThat(delivery.events(transfer))
                    .filteredOn(Kind.WRONG_RECIPIENT::equals)
                    .hasSize(1);
        }
    }

    @Test
    void thatItIsNotForThemSaidAgainWaitsForNobody() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        report(link);

        host.stores().transactions().within(() -> {
            host.stores().transfers().lock(transfer.practice(), transfer.id());
            assertThat(CompletableFuture.supplyAsync(() -> report(link)))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(true);
        });
    }

    @Test
    void ofManyWhoOpenAWindowOneGetsIn() throws Exception {
        WindowService windows = new TestPreparation(host).windows();
        String ticket = TestPractice.done(windows.prepare(draft(), Letters.files("content")))
                .value();
        Callable<Boolean> enter = () -> windows.enter(ticket, windows.newKey()).isPresent();

        List<Boolean> in = atOnce(Collections.nCopies(CLICKS, enter));

        assertThat(in).containsOnlyOnce(true);
    }

    @Test
    void aDoubleClickSendsOnceWhateverItChooses() throws Exception {
        WindowService windows = new TestPreparation(host).windows();
        String ticket = TestPractice.done(windows.prepare(draft(), Letters.files("content")))
                .value();
        String key = windows.newKey();
        windows.enter(ticket, key);
        AtomicInteger clicks = new AtomicInteger();
        int before = transfers();

        List<String> sent = atOnce(Collections.nCopies(
                CLICKS,
                () -> TestPractice.done(windows.send(ticket, key, choice(clicks.incrementAndGet() + "@example.org")))
                        .id()));

        assertThat(Set.copyOf(sent)).hasSize(1);
        assertThat(transfers()).isEqualTo(before + 1);
        assertThat(host.contents()).isEqualTo(1);
    }

    /** The longest that the API takes: a column that holds less would make a fault of them. */
    @Test
    void theLongestTextsAreStored() throws Exception {
        Submission.Document document = new Submission.Document(
                "invoice", "n".repeat(251) + ".pdf", Optional.of("t".repeat(200)), Map.of("number", "1".repeat(60)));
        String email = "l".repeat(64) + "@" + ("d".repeat(63) + ".").repeat(2) + "d".repeat(50) + ".at";
        Submission submission = new Submission(
                TestHost.PRACTICE,
                "k".repeat(255),
                List.of(document),
                new Recipient(
                        "ä".repeat(200), email, "+43" + " ".repeat(27) + "6641234567", Locale.GERMAN, "r".repeat(60)),
                "birth-date",
                Optional.empty(),
                Optional.empty(),
                Facts.ofPatient(Map.of("birthDate", "1984-03-09")),
                "ü".repeat(2000),
                "R".repeat(200),
                Locale.GERMAN);

        TransferRecord stored = practice.intake().accepted(submission);

        assertThat(stored.recipient().name()).hasSize(200);
        assertThat(stored.recipient().email()).isEqualTo(email);
        assertThat(stored.message()).hasSize(2000);
        assertThat(stored.documents().get(0).title()).hasSizeGreaterThanOrEqualTo(200);
    }

    private int transfers() {
        return practice.service()
                .list(TestHost.PRACTICE, new Filter(Optional.empty(), Optional.empty()), Optional.empty(), 1000)
                .size();
    }

    private static Draft draft() {
        return new Draft(
                TestHost.PRACTICE,
                List.of(new Submission.Document("invoice", "Honorarnote.pdf", Optional.of("Honorarnote"), Map.of())),
                new Recipient("Maria Muster", Letters.EMAIL, "", Locale.GERMAN, Recipient.PATIENT),
                Optional.of("birth-date"),
                Optional.empty(),
                Facts.ofPatient(Map.of("birthDate", "1984-03-09")),
                "Anbei Ihre\nHonorarnote.",
                "R-2026-117",
                Locale.GERMAN);
    }

    private static Draft.Choice choice(String email) {
        Recipient mother = new Recipient("Eva Muster", email, "", Locale.ENGLISH, "parent");
        return new Draft.Choice(mother, "Liebe Grüße!", Set.of(1), "birth-date", Optional.empty(), Optional.empty());
    }

    /** The link of what was accepted just now, after its time. */
    private String expired() {
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(TOO_LONG);
        practice.clearAway();
        return link;
    }

    private boolean ask(String link) {
        return recipients
                .requestRenewal(link, TestAccess.form(recipients, link))
                .orElseThrow();
    }

    private boolean report(String link) {
        return recipients
                .reportWrongRecipient(link, TestAccess.form(recipients, link))
                .orElseThrow();
    }

    /** What each of these has come to, all begun at the same time. */
    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Callable<T>> calls = new ArrayList<>();
            works.forEach(work -> calls.add(() -> {
                start.await();
                return work.call();
            }));
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
