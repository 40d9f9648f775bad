package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Arrival;
import org.briefsiegel.transfer.api.Departure;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.RedirectService;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recipient goes elsewhere to be recognized. What comes back counts in the browser, for the link and at the time of that going alone. */
class RedirectsTest {

    private static final String BORN = "1984-03-09";

    private final PassportFactor factor = new PassportFactor();
    private TestHost host;
    private TestAccess access;
    private TransferRecord transfer;
    private String link;
    private RedirectService redirects;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        host.plugins().factors().put(PassportFactor.ID, factor);
        access = new TestAccess(host);
        transfer = new AcceptedTransfers(host).of(PassportFactor.ID);
        link = access.link(transfer);
        redirects = access.redirects();
        service = access.service();
    }

    private Departure leave(String destination) {
        return redirects
                .leave(link, destination, RedirectsTest::returnTo, Locale.GERMAN)
                .orElseThrow();
    }

    private static URI returnTo(String factor) {
        return URI.create("https://practice.example/d/return/" + factor + "/vienna");
    }

    private Departure.To toVienna() {
        return (Departure.To) leave("vienna");
    }

    private static String token(Departure.To departure) {
        return departure.location().getQuery().split("[=&]")[1];
    }

    private Optional<Arrival> comeBack(String kept, Map<String, String> parameters) {
        return comeBack(kept, PassportFactor.ID, "vienna", parameters);
    }

    private Optional<Arrival> comeBack(String kept, String factor, String destination, Map<String, String> parameters) {
        return redirects.comeBack(kept, factor, destination, returnTo(factor), parameters);
    }

    private Optional<Opening> opening(Departure.To departure, String born) {
        return comeBack(departure.kept(), Map.of("state", token(departure), "born", born))
                .orElseThrow()
                .opening();
    }

    private int tries() {
        return host.stored(transfer).tries();
    }

    @Test
    void whoIsRecognizedGetsIn() {
        Departure.To departure = toVienna();
        assertThat(departure.location().toString()).startsWith(PassportFactor.OFFICE.toString());
        assertThat(departure.location().getQuery()).endsWith("to=" + returnTo("passport"));
        assertThat(departure.location().toString() + departure.kept()).doesNotContain(link);

        Opening opening = opening(departure, BORN).orElseThrow();

        String session = ((Opening.Passed) opening).session();
        assertThat(service.open(link, session, Locale.GERMAN)).isPresent();
        assertThat(tries()).isZero();
    }

    @Test
    void somebodyElseIsAWrongAnswerAndCounts() {
        for (int i = 1; i <= TestAccess.LIMIT.pauseAfter(); i++) {
            assertThat(opening(toVienna(), "1985-01-01")).containsInstanceOf(Opening.Wrong.class);
            assertThat(tries()).isEqualTo(i);
        }

        assertThat(leave("vienna")).isInstanceOf(Departure.Closed.class);
    }

    @Test
    void whoComesBackDuringAPauseIsNotLookedUp() {
        Departure.To departure = toVienna();
        for (int i = 1; i <= TestAccess.LIMIT.pauseAfter(); i++) {
            opening(toVienna(), "1985-01-01");
        }
        factor.callbacks.clear();

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Closed.class);
        assertThat(factor.callbacks).isEmpty();
    }

    @Test
    void whoGivesUpThereHasNotTried() {
        Departure.To departure = toVienna();

        Optional<Arrival> arrival = comeBack(departure.kept(), Map.of("state", token(departure), "error", "denied"));

        assertThat(arrival.orElseThrow().opening())
                .contains(new Opening.Mistyped(List.of(new Opening.Flaw("vienna", "cancelled"))));
        assertThat(tries()).isZero();
    }

    @Test
    void theSameWayBackOpensOnce() {
        Departure.To departure = toVienna();
        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Passed.class);

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Wrong.class);
        assertThat(opening(toVienna(), BORN)).containsInstanceOf(Opening.Passed.class);
    }

    @Test
    void whatBelongsToAnotherBeginningIsNeitherLookedUpNorCounted() throws Exception {
        Departure.To departure = toVienna();
        Map<String, String> good = Map.of("state", token(departure), "born", BORN);
        Map<String, String> otherToken = Map.of("state", token(toVienna()), "born", BORN);

        assertRefused(comeBack(departure.kept(), otherToken));
        assertRefused(comeBack(departure.kept(), Map.of("born", BORN)));
        assertRefused(comeBack(departure.kept(), PassportFactor.ID, "graz", good));
        assertRefused(comeBack(departure.kept(), "birth-date", "vienna", good));
        host.clock().move(Duration.ofMinutes(10));
        assertRefused(comeBack(departure.kept(), good));
    }

    private void assertRefused(Optional<Arrival> arrival) {
        assertThat(arrival.orElseThrow().opening()).isEmpty();
        assertThat(arrival.orElseThrow().link()).isEqualTo(link);
        assertThat(factor.callbacks).isEmpty();
        assertThat(tries()).isZero();
    }

    @Test
    void whatWasMadeUpOrChangedIsNothing() {
        Departure.To departure = toVienna();
        Map<String, String> good = Map.of("state", token(departure), "born", BORN);
        String pageSeal = new VaultPageSeal(host.vault()).seal("roundtrip", "a\0b");

        assertThat(redirects.link(departure.kept())).contains(link);
        assertThat(redirects.link("made-up")).isEmpty();
        assertThat(redirects.link(pageSeal)).isEmpty();
        assertThat(comeBack("", good)).isEmpty();
        assertThat(comeBack("made-up", good)).isEmpty();
        assertThat(comeBack(pageSeal, good)).isEmpty();
        assertThat(comeBack(departure.kept().substring(1), good)).isEmpty();
    }

    @Test
    void aLinkThatWasReplacedMeanwhileStaysClosed() {
        Departure.To departure = toVienna();
        host.stores()
                .transfers()
                .retireLinks(transfer.practice(), transfer.id(), host.clock().instant());

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Closed.class);
        assertThat(factor.callbacks).isEmpty();
    }

    @Test
    void aTransferThatWasRevokedMeanwhileStaysClosed() {
        Departure.To departure = toVienna();
        host.change(transfer, TransferAggregate::revoke);

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Closed.class);
    }

    @Test
    void aFactorThatIsTakenOutMeanwhileLetsNobodyIn() {
        Departure.To departure = toVienna();
        host.plugins().factors().remove(PassportFactor.ID);

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Closed.class);
        assertThat(leave("vienna")).isInstanceOf(Departure.Closed.class);
    }

    @Test
    void oneThatAsksInItsPlaceLetsNobodyIn() {
        Departure.To departure = toVienna();
        host.plugins().factors().put(PassportFactor.ID, host.plugins().requiredFactor("birth-date"));

        assertThat(opening(departure, BORN)).containsInstanceOf(Opening.Unavailable.class);
        assertThat(tries()).isZero();
    }

    @Test
    void anUnknownLinkLeadsNowhere() {
        assertThat(redirects.leave("0".repeat(32), "vienna", RedirectsTest::returnTo, Locale.GERMAN))
                .isEmpty();
    }

    @Test
    void whereNoOfficeIsLeftTheLetterCannotBeOpenedNow() {
        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.READY);
        factor.open = false;

        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.UNAVAILABLE);
        assertThat(leave("vienna")).isInstanceOf(Departure.Unknown.class);
    }

    @Test
    void anOfficeThatIsClosedSaysSo() {
        assertThat(leave("graz")).isEqualTo(new Departure.NotNow("closed"));
        assertThat(leave("linz")).isInstanceOf(Departure.Unknown.class);
    }

    @Test
    void aFactorThatAsksLeadsNowhere() throws Exception {
        String asking = access.link(new AcceptedTransfers(host).of("birth-date"));

        assertThat(redirects.leave(asking, "vienna", RedirectsTest::returnTo, Locale.GERMAN))
                .containsInstanceOf(Departure.Unknown.class);
    }

    @Test
    void whatIsTypedOpensNothing() {
        assertThat(TestAccess.answer(service, link, TestAccess.BIRTH_DATE)).isInstanceOf(Opening.Closed.class);
        assertThat(tries()).isZero();
    }
}
