package org.briefsiegel.transfer.practiceservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.accesssheet.AccessSheets;
import org.briefsiegel.transfer.accesssheet.SheetWriter;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.Test;

/** Transfers whose link is printed and handed over, for who has no mail address. */
class OnPaperTest {

    private final TestHost host = RealPlugins.host();
    private final TestPractice practice = new TestPractice(host);
    private final TransferService service = practice.service();
    private final Printer printer = new Printer();
    private final AccessSheetService sheets = new AccessSheets(
            host.plugins(),
            host.spine(),
            host.practices(),
            host.transfers(),
            host.stores().transfers(),
            host.stores().outbox(),
            new SheetWriter(
                    host.practices(),
                    host.plugins(),
                    new Site(URI.create("https://briefe.example.org"), ZoneId.of("Europe/Vienna"))),
            TestIntake.RULES);

    OnPaperTest() {
        host.plugins().channels().put("sheet", printer);
    }

    @Test
    void nothingIsSentAndItWaitsForItsFirstSheet() throws Exception {
        TransferRecord transfer = accepted("birth-date");

        assertThat(host.stores().outbox().depth()).isZero();
        assertThat(host.stores().transfers().hasLink(transfer.practice(), transfer.id()))
                .as("a link that nobody has seen")
                .isFalse();
        assertThat(now(transfer).state()).isEqualTo(TransferState.QUEUED);

        print(transfer);

        assertThat(now(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(linked(printer.links.get(0))).contains(transfer.id());
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.SHEET_PRINTED);
    }

    @Test
    void whereACodeIsSentBothHaveToBeOnTheirWay() throws Exception {
        TransferRecord printedFirst = accepted("sms-code");
        print(printedFirst);
        assertThat(now(printedFirst).state()).as("the code still waits").isEqualTo(TransferState.QUEUED);
        takeText(printedFirst);
        assertThat(now(printedFirst).state()).isEqualTo(TransferState.NOTIFIED);

        TransferRecord sentFirst = accepted("sms-code");
        takeText(sentFirst);
        assertThat(now(sentFirst).state()).as("there is no sheet yet").isEqualTo(TransferState.QUEUED);
        print(sentFirst);
        assertThat(now(sentFirst).state()).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() throws Exception {
        Submission right = Letters.onPaper("sheet", "birth-date", Optional.empty());
        Locale german = right.recipient().locale();

        assertThat(flaw(to(new Recipient("", "", "", german, "patient", "sheet"))))
                .isEqualTo("/recipient/name");
        assertThat(flaw(to(new Recipient("Maria", "maria@example.org", "", german, "patient", "sheet"))))
                .isEqualTo("/recipient/email");
        assertThat(flaw(to(new Recipient("Maria", "", "", german, "patient", "mail"))))
                .as("a channel that doesn't print")
                .isEqualTo("/recipient/channel");
        assertThat(flaw(to(new Recipient("Maria", "", "", german, "patient"))))
                .as("no address, and no paper")
                .isEqualTo("/recipient/email");
        assertThat(flaw(Letters.onPaper("sheet", Submission.NO_FACTOR, Optional.empty())))
                .isEqualTo("/recipient/channel");
        assertThat(host.contents()).isZero();
    }

    @Test
    void whileNothingPrintsNothingIsAccepted() throws Exception {
        host.plugins().channels().remove("sheet");

        assertThat(refusal(Letters.onPaper("sheet", "birth-date", Optional.empty()))
                        .problem())
                .isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void thereIsNothingToSendAgainButACode() throws Exception {
        TransferRecord silent = accepted("birth-date");
        print(silent);
        TransferRecord coded = accepted("sms-code");
        takeText(coded);
        assertThat(offers(coded)).as("a sheet comes first").doesNotContain(TransferAction.RESEND);
        print(coded);
        host.clock().move(Duration.ofMinutes(2));

        assertThat(offers(silent)).contains(TransferAction.PRINT).doesNotContain(TransferAction.RESEND);
        assertThat(TestIntake.refusal(service.resend(TestHost.PRACTICE, silent.id(), Locale.GERMAN))
                        .detail())
                .contains("Zugangsblatt");
        TestPractice.done(service.resend(TestHost.PRACTICE, coded.id(), Locale.GERMAN));
        assertThat(host.claimed("sms")).hasSize(1);
        assertThat(host.claimed("mail")).isEmpty();
    }

    @Test
    void aRenewalOpensThePrintedSheetAgain() throws Exception {
        TransferRecord transfer = accepted("birth-date");
        print(transfer);
        host.clock().move(Duration.ofDays(15));
        practice.clearAway();
        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);

        Transfer renewed = TestPractice.done(service.renew(TestHost.PRACTICE, transfer.id(), Locale.GERMAN));

        assertThat(renewed.state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(renewed.expiresAt().orElseThrow()).isAfter(host.clock().instant());
        assertThat(linked(printer.links.get(0))).contains(transfer.id());
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @Test
    void whoeverAsksForALinkGetsNoneByThemselvesAndThePracticeIsAsked() throws Exception {
        host.set(Setting.RENEWAL, "automatic");
        TransferRecord transfer = accepted("birth-date");
        print(transfer);
        host.clock().move(Duration.ofDays(15));
        practice.clearAway();

        assertThat(practice.requests().renew(now(transfer))).isFalse();

        assertThat(host.stores().outbox().depth()).isZero();
        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);
    }

    @Test
    void oneThatIsFreedBeforeItsSheetWaitsOn() throws Exception {
        TransferRecord transfer = accepted("birth-date");
        host.change(transfer, TransferAggregate::report);

        TestPractice.done(service.unlock(TestHost.PRACTICE, transfer.id(), Locale.GERMAN));

        assertThat(now(transfer).state()).isEqualTo(TransferState.QUEUED);
    }

    @Test
    void nothingRemindsOfAMailThatThereIsNot() throws Exception {
        host.set(Setting.TEXT_REMINDERS, "3 7");

        TransferRecord transfer = accepted("sms-code");

        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .as("the code alone")
                .hasSize(1);
        String text = text(host.claimed("sms").get(0));
        assertThat(text).contains("auf Ihrem Blatt").doesNotContain("E-Mail");
    }

    @Test
    void aCodeThatAReportHasWithdrawnIsMissed() throws Exception {
        TransferRecord transfer = accepted("sms-code");
        print(transfer);
        host.change(transfer, TransferAggregate::report);
        host.stores().outbox().withdraw(transfer.practice(), transfer.id());

        TestPractice.done(service.unlock(TestHost.PRACTICE, transfer.id(), Locale.GERMAN));

        assertThat(now(transfer).state()).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(offers(transfer)).contains(TransferAction.RESEND);
    }

    @Test
    void aReceiptSaysThatTheCodeIsThereAndNothingOfTheSheet() throws Exception {
        TransferRecord transfer = accepted("sms-code");
        takeText(transfer);
        host.move(transfer, TransferState.UNDELIVERABLE);
        host.change(transfer, TransferAggregate::becomeDelivered);
        assertThat(now(transfer).state()).as("there is no sheet").isEqualTo(TransferState.QUEUED);

        print(transfer);
        host.change(transfer, TransferAggregate::becomeDelivered);
        assertThat(now(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        host.move(transfer, TransferState.DOUBTFUL);
        host.change(transfer, TransferAggregate::becomeDelivered);
        assertThat(now(transfer).state()).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void mistakesOfOneAreNobodyElses() throws Exception {
        TransferRecord one = accepted("birth-date");
        TransferRecord other = accepted("birth-date");

        assertThat(RecipientTries.bucket(host.vault(), one)).isNotEqualTo(RecipientTries.bucket(host.vault(), other));
    }

    private TransferRecord accepted(String factor) throws Exception {
        Optional<String> quote = factor.equals("sms-code")
                ? Optional.of(TestIntake.done(practice.intake().quote(Letters.priceOnPaper(factor))))
                        .map(PriceQuote::id)
                : Optional.empty();
        return practice.intake().accepted(Letters.onPaper("sheet", factor, quote));
    }

    private static Submission to(Recipient recipient) {
        return Letters.invoice("key", recipient, "birth-date", Optional.empty());
    }

    private Refusal refusal(Submission submission) throws Exception {
        return TestIntake.refusal(practice.intake().accept(submission, Letters.files("content")));
    }

    private String flaw(Submission submission) throws Exception {
        return refusal(submission).flaws().get(0).pointer();
    }

    private void print(TransferRecord transfer) {
        TestIntake.done(sheets.print(
                transfer.practice(), transfer.id(), new Handout(Optional.empty(), "Frau Huber", ""), Locale.GERMAN));
    }

    /** As what has been sent is settled. */
    private void takeText(TransferRecord transfer) {
        Instant now = host.clock().instant();
        Outbox outbox = host.stores().outbox();
        host.claimed("sms").forEach(item -> outbox.accepted(item, List.of("receipt"), now));
        host.change(transfer, TransferAggregate::becomeNotified);
    }

    private String text(Outbox.Item item) {
        return host.vault().openText(Outbox.context(item.practice(), item.id()), item.body());
    }

    private TransferRecord now(TransferRecord transfer) {
        return host.stored(transfer);
    }

    private Set<TransferAction> offers(TransferRecord transfer) {
        return service.find(transfer.practice(), transfer.id()).orElseThrow().possible();
    }

    private Optional<String> linked(String link) {
        String token = link.substring(link.lastIndexOf('/') + 1);
        return host.stores().transfers().findByLink(new Secret(token).hash()).map(TransferRecord::id);
    }

    private List<Kind> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    /** Keeps the links of what it was to print. */
    private static final class Printer implements PrintedChannel {

        private final List<String> links = new ArrayList<>();

        @Override
        public byte[] print(AccessSheet sheet) {
            links.add(sheet.link());
            return new byte[] {1};
        }

        @Override
        public Optional<String> refusal(String address, Locale locale) {
            return Optional.empty();
        }

        @Override
        public String normalize(String address) {
            return address;
        }

        @Override
        public int parts(String text) {
            return 1;
        }

        @Override
        public Duration patience() {
            return Duration.ofDays(1);
        }
    }
}
