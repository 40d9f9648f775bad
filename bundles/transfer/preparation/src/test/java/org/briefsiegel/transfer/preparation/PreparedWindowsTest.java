package org.briefsiegel.transfer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.factor.deskcode.DeskCodeFactor;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedWindowsTest {

    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    private TestHost host;
    private TestPractice practice;
    private WindowService windows;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        practice = new TestPractice(host);
        windows = new TestPreparation(host).windows();
    }

    @Test
    void aPreparedWindowShowsWhatThePracticeSystemHasSaid() throws Exception {
        Window.Sending window = (Window.Sending) entered(prepared());

        assertThat(window.draft()).isEqualTo(draft());
        assertThat(window.documents())
                .extracting(
                        Transfer.Item::title, Transfer.Item::fileName, Transfer.Item::mediaType, Transfer.Item::size)
                .containsExactly(tuple("Honorarnote „März“\\n=1", "Honorarnote.pdf", "application/pdf", 35L));
    }

    @Test
    void whatIsSentIsWhatWasPreparedWithWhatThePersonChose() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();

        Transfer sent = TestPractice.done(windows.send(ticket, key, choice("other@example.org")));

        assertThat(sent.recipient())
                .isEqualTo(new Recipient("Eva Muster", "other@example.org", "", Locale.ENGLISH, "parent"));
        assertThat(host.stores()
                        .transfers()
                        .find(TestHost.PRACTICE, sent.id())
                        .orElseThrow()
                        .message())
                .isEqualTo("Liebe Grüße!");
        assertThat(sent.reference()).isEqualTo("R-2026-117");
        assertThat(sent.documents()).hasSize(1);
        assertThat(windows.enter(ticket, key)).contains(new Window.Sent(TestHost.PRACTICE, Locale.GERMAN, sent.id()));
    }

    @Test
    void whatIsHandedOverIsSeenInTheWindowAloneAndKeptNowhereElse() throws Exception {
        host.plugins().factors().put("desk-code", new DeskCodeFactor());
        String ticket = prepared();
        String key = windows.newKey();
        Draft.Choice choice =
                new Draft.Choice(draft().recipient(), "", Set.of(1), "desk-code", Optional.empty(), Optional.empty());

        Transfer sent = TestPractice.done(windows.send(ticket, key, choice));
        Optional<String> handover = ((Window.Sent) windows.look(ticket, key).orElseThrow()).handover();

        assertThat(handover).get().asString().matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(((Window.Sent) windows.enter(ticket, key).orElseThrow()).handover())
                .as("after a reload")
                .isEqualTo(handover);
        assertThat(windows.look(ticket, windows.newKey()))
                .as("with another key")
                .isEmpty();
        String kept = host.stores()
                .transfers()
                .find(TestHost.PRACTICE, sent.id())
                .orElseThrow()
                .enrolment();
        assertThat(kept)
                .isNotEmpty()
                .doesNotContain(handover.get(), handover.get().replace("-", ""));
        assertThat(host.stores()
                        .windows()
                        .find(new Secret(ticket).hash())
                        .orElseThrow()
                        .typed())
                .isNotEmpty()
                .doesNotContain(handover.get());
        Transfer again = TestPractice.done(windows.send(ticket, key, choice));
        assertThat(again.id()).as("a second click").isEqualTo(sent.id());
        assertThat(((Window.Sent) windows.look(ticket, key).orElseThrow()).handover())
                .isEqualTo(handover);
    }

    @Test
    void ofSeveralDocumentsThoseThatWereChosenAreSent() throws Exception {
        Draft two = new Draft(
                TestHost.PRACTICE,
                List.of(draft().documents().get(0), draft().documents().get(0)),
                draft().recipient(),
                Optional.empty(),
                Optional.empty(),
                draft().facts(),
                "",
                "",
                Locale.GERMAN);
        String ticket = TestPractice.done(windows.prepare(two, Letters.files("first", "second")))
                .value();
        String key = windows.newKey();
        windows.enter(ticket, key);
        Transfer.Item second = ((Window.Sending) windows.look(ticket, key).orElseThrow())
                .documents()
                .get(1);

        assertThat(refused(
                        windows.send(ticket, key, choice(Letters.EMAIL, Set.of(3), Optional.empty())),
                        Problem.INVALID_REQUEST))
                .isTrue();
        Transfer sent =
                TestPractice.done(windows.send(ticket, key, choice(Letters.EMAIL, Set.of(2), Optional.empty())));

        assertThat(sent.documents()).extracting(Transfer.Item::sha256).containsExactly(second.sha256());
        assertThat(host.contents()).isEqualTo(1);
    }

    @Test
    void whatIsTypedIsKeptSealedAndForgottenWhenItIsSent() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();
        windows.keep(ticket, key, kept -> Map.of("message", "too early"));
        assertThat(typed(windows.enter(ticket, key))).isEmpty();

        windows.keep(ticket, key, kept -> Map.of("message", "first"));
        windows.keep(ticket, key, kept -> Map.of("message", "Grüße,\nDr. Huber", "value-birth-date", "9.3.1984"));
        windows.keep(ticket, windows.newKey(), kept -> Map.of("message", "of a stranger"));

        assertThat(typed(windows.look(ticket, key)))
                .isEqualTo(Map.of("message", "Grüße,\nDr. Huber", "value-birth-date", "9.3.1984"));
        assertThat(stored(ticket).typed()).isNotEmpty().doesNotContain("Huber", "9.3.1984");
        TestPractice.done(windows.send(ticket, key, choice(Letters.EMAIL)));
        windows.keep(ticket, key, kept -> Map.of("message", "too late"));
        assertThat(stored(ticket).typed()).isEmpty();
    }

    @Test
    void aWindowSaysUntilWhenItIsThere() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();
        Instant opened = Instant.now(host.clock());
        host.clock().move(Duration.ofMinutes(10));

        Window.Sending window = (Window.Sending) windows.enter(ticket, key).orElseThrow();

        assertThat(window.endsAt()).isEqualTo(opened.plus(Duration.ofMinutes(40)));
        assertThat(window.endsAtMost()).isEqualTo(opened.plus(Duration.ofHours(4)));
    }

    @Test
    void aDocumentIsLookedAtByWhoHasOpenedTheWindow() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();
        assertThat(windows.document(ticket, key, 1)).isEmpty();
        windows.enter(ticket, key);

        try (InputStream document = windows.document(ticket, key, 1).orElseThrow()) {
            assertThat(new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("content");
        }
        assertThat(windows.document(ticket, key, 0)).isEmpty();
        assertThat(windows.document(ticket, key, 2)).isEmpty();
        assertThat(windows.document(ticket, windows.newKey(), 1)).isEmpty();
    }

    @Test
    void everythingThatKeepsADraftFromBeingSentIsFoundAtOnce() {
        Draft.Choice wrong = choice("maria@", Set.of(), Optional.of("31.2.1984"));

        assertThat(windows.check(draft(), wrong))
                .flatExtracting(Refusal::flaws)
                .extracting(Refusal.Flaw::pointer)
                .containsExactly("/documents", "/recipient/email", "/authentication/value");
        assertThat(windows.check(draft(), choice(Letters.EMAIL))).isEmpty();
        assertThat(practice.service().list(TestHost.PRACTICE, ALL, Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void aTicketOpensForOneKeyOnly() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();

        assertThat(windows.enter(ticket, key)).isPresent();
        assertThat(windows.enter(ticket, key)).isPresent();
        assertThat(windows.enter(ticket, windows.newKey())).isEmpty();
        assertThat(windows.send(ticket, windows.newKey(), choice(Letters.EMAIL)))
                .matches(PreparedWindowsTest::isNotFound);
        assertThat(practice.service().list(TestHost.PRACTICE, ALL, Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void lookingAtTheDoorOpensNothing() throws Exception {
        String ticket = prepared();

        assertThat(windows.door(ticket)).contains(new Window.Door(TestHost.PRACTICE, Locale.GERMAN, false));
        assertThat(windows.door(ticket)).contains(new Window.Door(TestHost.PRACTICE, Locale.GERMAN, false));
        assertThat(windows.door("0".repeat(32))).isEmpty();
        assertThat(windows.door("../" + ticket)).isEmpty();
    }

    @Test
    void lookingIntoAWindowNeitherOpensItNorGivesItTime() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();
        assertThat(windows.look(ticket, key)).isEmpty();
        assertThat(windows.enter(ticket, key)).isPresent();

        host.clock().move(Duration.ofMinutes(20));
        assertThat(windows.look(ticket, key)).get().isInstanceOf(Window.Sending.class);
        assertThat(windows.look(ticket, windows.newKey())).isEmpty();
        assertThat(windows.look(ticket, "")).isEmpty();
        host.clock().move(Duration.ofMinutes(20));
        assertThat(windows.look(ticket, key)).isEmpty();
    }

    @Test
    void aRefusalKeepsTheWindowForAnotherTry() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();

        Problem problem = windows.send(ticket, key, choice("nobody")).fold(done -> null, refusal -> refusal.problem());

        assertThat(problem).isEqualTo(Problem.INVALID_REQUEST);
        assertThat(windows.send(ticket, key, choice(Letters.EMAIL))).isInstanceOf(Reply.Done.class);
    }

    @Test
    void whatIsNotOpenedInTimeIsClosedAndItsContentDestroyed() throws Exception {
        String ticket = prepared();
        host.clock().move(Duration.ofMinutes(30));

        assertThat(windows.door(ticket)).isEmpty();
        assertThat(windows.enter(ticket, windows.newKey())).isEmpty();
        practice.clearAway();
        assertThat(host.contents()).isZero();
    }

    @Test
    void eachStepGivesMoreTimeButNotForEver() throws Exception {
        String ticket = prepared();
        String key = windows.newKey();
        for (int minutes = 0; minutes < 4 * 60; minutes += 20) {
            assertThat(windows.enter(ticket, key)).isPresent();
            practice.clearAway();
            host.clock().move(Duration.ofMinutes(20));
        }

        assertThat(windows.enter(ticket, key)).isEmpty();
    }

    @Test
    void theSweepOfOrphansSparesWhatIsPrepared() throws Exception {
        prepared();

        assertThat(host.stores().transfers().knownBlobs(host.vault().blobsBefore(Instant.MAX)))
                .hasSize(1);
    }

    @Test
    void documentsThatAreRefusedAreToldToThePracticeSystemAndLeaveNothing() throws Exception {
        Reply<Window.Ticket> reply = windows.prepare(draft(), () -> Optional.empty());
        Draft unknown = new Draft(
                TestHost.PRACTICE,
                List.of(new Submission.Document("holiday-photo", "a.pdf", Optional.empty(), Map.of())),
                draft().recipient(),
                Optional.empty(),
                Optional.empty(),
                Facts.NONE,
                "",
                "",
                Locale.GERMAN);

        assertThat(reply).isInstanceOf(Reply.Refused.class);
        assertThat(refused(windows.prepare(unknown, Letters.files("content")), Problem.UNKNOWN_DOCUMENT_TYPE))
                .isTrue();
        assertThat(host.contents()).isZero();
    }

    @Test
    void anOverviewSendsNothing() throws Exception {
        String ticket =
                windows.prepareOverview(TestHost.PRACTICE, Locale.ENGLISH).value();
        String key = windows.newKey();

        assertThat(windows.enter(ticket, key)).contains(new Window.Overview(TestHost.PRACTICE, Locale.ENGLISH));
        assertThat(windows.send(ticket, key, choice(Letters.EMAIL))).matches(PreparedWindowsTest::isNotFound);
    }

    private static boolean isNotFound(Reply<Transfer> reply) {
        return refused(reply, Problem.NOT_FOUND);
    }

    private static boolean refused(Reply<?> reply, Problem problem) {
        return reply.fold(done -> false, refusal -> refusal.problem() == problem);
    }

    private static Map<String, String> typed(Optional<Window> window) {
        return ((Window.Sending) window.orElseThrow()).typed();
    }

    private Windows.Prepared stored(String ticket) {
        return host.stores().windows().find(new Secret(ticket).hash()).orElseThrow();
    }

    private String prepared() throws IOException {
        return TestPractice.done(windows.prepare(draft(), Letters.files("content")))
                .value();
    }

    private Window entered(String ticket) {
        return windows.enter(ticket, windows.newKey()).orElseThrow();
    }

    private static Draft draft() {
        return new Draft(
                TestHost.PRACTICE,
                List.of(new Submission.Document(
                        "invoice",
                        "Honorarnote.pdf",
                        Optional.of("Honorarnote „März“\\n=1"),
                        Map.of("number", "2026/117", "a b=c", " x "))),
                new Recipient("Maria Muster", Letters.EMAIL, "", Locale.GERMAN, Recipient.PATIENT),
                Optional.of("birth-date"),
                Optional.empty(),
                new Facts(Map.of("birthDate", "1984-03-09"), Map.of("serialNumber", "7=7")),
                "Anbei Ihre\nHonorarnote.",
                "R-2026-117",
                Locale.GERMAN);
    }

    private static Draft.Choice choice(String email) {
        return choice(email, Set.of(1), Optional.empty());
    }

    private static Draft.Choice choice(String email, Set<Integer> documents, Optional<String> typedIn) {
        Recipient mother = new Recipient("Eva Muster", email, "", Locale.ENGLISH, "parent");
        return new Draft.Choice(mother, "Liebe Grüße!", documents, "birth-date", typedIn, Optional.empty());
    }
}
