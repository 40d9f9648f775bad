package org.briefsiegel.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.briefsiegel.desk.overview.OverviewServer.NOW;
import static org.briefsiegel.desk.overview.OverviewServer.ROOT;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.desk.overview.FakeOffice.Sample;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewOverHttpTest {

    private OverviewServer server;

    @BeforeEach
    void start() throws IOException {
        server = new OverviewServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRowSaysWhatWasSentAndWhetherItWasFetchedBesideTheState() throws Exception {
        has(new Sample("117", TransferState.EXPIRED, NOW).downloaded(1, 2).by("sms-code", "0.10"));

        String page = text(server.get(ROOT));

        assertThat(page)
                .contains(
                        "27.11., 21:35",
                        "Ayşe Yılmaz",
                        "Rechnung: Honorarnote 2026/117",
                        "Befund: Befund 2",
                        "R-2026-117")
                .contains("abgelaufen 1 von 2 geladen", "11.12., 21:35", "0,10\u00a0€");
    }

    @Test
    void whatNeedsSomebodyComesFirstAndOnlyWhereNothingElseIsAskedFor() throws Exception {
        has(new Sample("1", TransferState.NOTIFIED, NOW));
        has(new Sample("2", TransferState.LOCKED, NOW).reported());

        assertThat(text(server.get(ROOT)))
                .contains(
                        "Eine Sendung braucht Ihre Aufmerksamkeit gemeldet: nicht für den Empfänger",
                        "gesperrt: gemeldet")
                .contains("Zu erledigen 1");
        has(new Sample("3", TransferState.LOCKED, NOW));
        assertThat(text(server.get(ROOT))).contains("2 Sendungen brauchen Ihre Aufmerksamkeit");
        assertThat(text(server.get(ROOT + "?words=y"))).doesNotContain("Sendungen brauchen Ihre Aufmerksamkeit");
        assertThat(text(server.get(ROOT + "?standing=needy"))).doesNotContain("Sendungen brauchen Ihre Aufmerksamkeit");
    }

    @Test
    void whoAsksForANewLinkIsSeenInTheListAndWithTheTransfer() throws Exception {
        has(new Sample("1", TransferState.EXPIRED, NOW));
        assertThat(text(server.get(ROOT))).doesNotContain("bittet um einen neuen Link");
        assertThat(text(server.get(ROOT + "/1"))).doesNotContain("bittet um einen neuen Link");

        server.office.events.add(
                new TransferEvent(NOW.plus(Duration.ofDays(15)), TransferEvent.Kind.RENEWAL_REQUESTED, ""));

        assertThat(text(server.get(ROOT + "?standing=expired"))).contains("abgelaufen bittet um einen neuen Link");
        assertThat(text(server.get(ROOT + "/1"))).contains("abgelaufen 0 von 1 geladen bittet um einen neuen Link");
    }

    @Test
    void whoHasAskedForANewLinkIsNotSaidToAskOnceItIsAnsweredReportedOrTooLate() throws Exception {
        has(new Sample("1", TransferState.EXPIRED, NOW).reported());
        has(new Sample("2", TransferState.REVOKED, NOW));
        has(new Sample("3", TransferState.NOTIFIED, NOW));
        server.office.events.add(
                new TransferEvent(NOW.plus(Duration.ofDays(15)), TransferEvent.Kind.RENEWAL_REQUESTED, ""));
        for (String id : List.of("1", "2", "3")) {
            assertThat(server.get(ROOT + "/" + id).body()).doesNotContain("need renewal");
        }
    }

    @Test
    void aSheetIsPrintedOnceSomebodyIsNamedWhoHandsItOut() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));
        assertThat(server.get(ROOT + "/117").body()).contains("href=\"" + ROOT + "/117/sheet\"");
        assertThat(text(server.get(ROOT + "/117/sheet"))).contains("Wer gibt das Blatt aus?");

        HttpResponse<String> nobody = server.postForm(ROOT + "/117/sheet", "by=+");
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("Wer gibt es aus?");

        HttpResponse<String> sheet = server.postForm(ROOT + "/117/sheet", "by=Frau+Huber");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(sheet.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"briefsiegel-117-sheet.pdf\"");
        assertThat(sheet.body()).isEqualTo("%PDF-sheet");
        assertThat(server.sheets.printed).containsExactly("p-1 117 Frau Huber");
    }

    @Test
    void noSheetIsOfferedWhereNoneCanBePrinted() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));
        has(new Sample("118", TransferState.REVOKED, NOW));

        assertThat(server.get(ROOT + "/118").body()).doesNotContain("/118/sheet");
        assertThat(text(server.get(ROOT + "/118/sheet"))).contains("lässt sich derzeit kein Zugangsblatt drucken");
        server.sheets.offered = false;
        assertThat(server.get(ROOT + "/117").body()).doesNotContain("/117/sheet");
        server.sheets.offered = true;
        server.sheets.refusal = Optional.of(Refusal.of(Problem.STATE_CONFLICT, "Der Link ist abgelaufen."));
        HttpResponse<String> late = server.postForm(ROOT + "/117/sheet", "by=Frau+Huber");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Der Link ist abgelaufen.").doesNotContain("Wer gibt das Blatt aus?");
        server.sheets.refusal = Optional.of(Refusal.of(Problem.UNAVAILABLE, "/channel", "Jetzt druckt nichts."));
        HttpResponse<String> away = server.postForm(ROOT + "/117/sheet", "by=Frau+Huber");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Jetzt druckt nichts.").doesNotContain("aria-invalid");
    }

    @Test
    void whoHandsASheetOutStandsInTheTimeline() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));
        server.office.events.add(new TransferEvent(NOW, TransferEvent.Kind.SHEET_PRINTED, "Frau <Huber>"));

        assertThat(server.get(ROOT + "/117").body())
                .contains("Zugangsblatt gedruckt, zum Ausgeben durch: Frau &lt;Huber&gt;");
    }

    @Test
    void statesAreCountedAndLeadToTheirTransfers() throws Exception {
        for (int i = 0; i < 30; i++) {
            has(new Sample("" + i, i < 3 ? TransferState.REVOKED : TransferState.NOTIFIED, NOW));
        }

        String page = server.get(ROOT + "?words=r-2026").body();

        assertThat(text(page)).contains("alle 30", "gesendet 27", "zurückgezogen 3", "Seite 1 von 2, 30 Sendungen");
        assertThat(page).contains("href=\"" + ROOT + "?standing=revoked&amp;words=r-2026\"");
        assertThat(page).contains("href=\"" + ROOT + "?words=r-2026&amp;page=2\"");
        server.get(ROOT + "?standing=revoked&words=r-2026&page=2&from=2026-11-01&sort=name");
        assertThat(server.office.asked.get(server.office.asked.size() - 1).standing())
                .isEqualTo(new Standing.In(TransferState.REVOKED));
    }

    @Test
    void whatWasTypedIsNeverAPartOfThePage() throws Exception {
        String page = server.get(ROOT + "?words=%3Cscript%3E%22%27&standing=%22%3E%3Cb%3E")
                .body();

        assertThat(page).doesNotContain("<script>\"").contains("value=\"&lt;script&gt;&quot;&#39;\"");
    }

    @Test
    void aTransferKeepsTheWayBackToTheList() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));

        String page = server.get(ROOT + "/117?words=yilmaz&page=3").body();

        assertThat(page).contains("href=\"" + ROOT + "?words=yilmaz&amp;page=3\"");
        assertThat(page).contains("href=\"" + ROOT + "/117/revoke?words=yilmaz&amp;page=3\"");
        assertThat(text(page))
                .contains("an den Mailserver übergeben", "0 von 1 geladen", "noch nicht heruntergeladen")
                .contains("Rechnung: Honorarnote 2026/117", "Neuen Link senden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 | 1 von 1 Dokument wurde schon heruntergeladen; das lässt sich nicht zurückholen. Weitere Zugriffe werden gesperrt.",
                "1 | 2 | 1 von 2 Dokumenten wurde schon heruntergeladen; das lässt sich nicht zurückholen. Weitere Zugriffe werden gesperrt.",
                "2 | 2 | 2 von 2 Dokumenten wurden schon heruntergeladen; das lässt sich nicht zurückholen. Weitere Zugriffe werden gesperrt.",
                "0 | 1 | Ayşe Yılmaz kommt dann nicht mehr an die Dokumente."
            })
    void revokingSaysWhatCannotBeTakenBack(int downloaded, int all, String said) throws Exception {
        has(new Sample("117", TransferState.OPENED, NOW).downloaded(downloaded, all));

        String page = text(server.get(ROOT + "/117/revoke"));

        assertThat(page).contains(said, "Das kostet nichts.");
        assertThat(page.contains("kommt dann nicht mehr")).isEqualTo(downloaded == 0);
        assertThat(server.office.carriedOut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVOKED  | birth-date | revoke | Diese Sendung ist schon zurückgezogen.",
                "REVOKED  | birth-date | unlock | Diese Sendung ist schon zurückgezogen.",
                "NOTIFIED | none       | revoke | Diese Sendung lässt sich nicht mehr zurückziehen.",
                "NOTIFIED | birth-date | unlock | Bei dieser Sendung gibt es nichts freizugeben."
            })
    void whatIsNotPossibleAnyMoreIsSaidInsteadOfAsked(TransferState state, String factor, String action, String said)
            throws Exception {
        has(new Sample("117", state, NOW).by(factor, "0.00"));

        HttpResponse<String> page = server.get(ROOT + "/117/" + action);

        assertThat(text(page))
                .contains(said, "Zurück zur Sendung")
                .doesNotContain("?", "Das kostet nichts.", "gelöscht", "Abbrechen");
        assertThat(page.body()).doesNotContain("<button");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "resend", "renew"})
    void whatIsAskedNamesTheReferenceAndTheDocuments(String action) throws Exception {
        has(new Sample("117", TransferState.OPENED, NOW).downloaded(0, 2));

        assertThat(text(server.get(ROOT + "/117/" + action)))
                .contains("Referenz R-2026-117", "Dokumente Honorarnote 2026/117 Befund 2");
    }

    @Test
    void aDownloadThatHasOnlyBegunIsToldToo() throws Exception {
        has(new Sample("117", TransferState.OPENED, NOW));
        server.office.events.add(new TransferEvent(NOW, TransferEvent.Kind.DOCUMENT_STARTED, "1"));

        assertThat(text(server.get(ROOT + "/117/revoke")))
                .contains("Bei einem Dokument hat das Herunterladen begonnen");
    }

    @Test
    void anAttachmentThatHasLeftIsNeitherRevokedNorSentAgain() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW).by("none", "0.00"));

        String page = text(server.get(ROOT + "/117"));

        assertThat(page)
                .contains("als Anhang")
                .doesNotContain("Zurückziehen", "Noch einmal senden", "Neuen Link senden");
    }

    @Test
    void aLockSaysItsTrueReason() throws Exception {
        has(new Sample("1", TransferState.LOCKED, NOW));
        has(new Sample("2", TransferState.LOCKED, NOW).reported());

        assertThat(text(server.get(ROOT + "/1")))
                .contains("Nach zu vielen falschen Antworten ist der Zugang gesperrt.");
        assertThat(text(server.get(ROOT + "/2")))
                .contains("Jemand hat gemeldet")
                .doesNotContain("falschen Antworten ist der Zugang");
        assertThat(text(server.get(ROOT + "/2/unlock")))
                .contains("Jemand hat gemeldet, dass die Sendung nicht für ihn ist.");
    }

    @Test
    void sendingAgainSaysWhatItCosts() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW).by("sms-code", "0.10"));
        assertThat(text(server.get(ROOT + "/117/renew")))
                .contains("Ein neuer Code geht per SMS an +43664•••4567", "Das kostet nichts.");

        server.office.again = new Price("0.12", "EUR");
        assertThat(text(server.get(ROOT + "/117/resend"))).contains("Das kostet 0,12\u00a0€.");
    }

    @Test
    void whatIsRefusedIsSaidBeforeOnePressesTheButton() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));
        server.office.refusal = Optional.of(Refusal.of(Problem.RATE_LIMITED, "Erst in 12 Sekunden wieder."));

        HttpResponse<String> page = server.get(ROOT + "/117/resend");

        assertThat(text(page)).contains("Erst in 12 Sekunden wieder.");
        assertThat(page.body()).doesNotContain("<button");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "unlock", "resend", "renew"})
    void anActionLeadsToTheTransferWhichSaysOnceWhatWasDone(String action) throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));

        HttpResponse<String> done = server.post(ROOT + "/117/" + action + "?words=yilmaz");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(header(done, "Location")).endsWith(ROOT + "/117?words=yilmaz");
        assertThat(server.office.carriedOut).containsExactly(action + " 117");
        String flash = header(done, "Set-Cookie").replaceFirst(";.*", "");
        HttpResponse<String> told = server.get(ROOT + "/117", flash);
        assertThat(told.body()).contains("role=\"status\"");
        assertThat(header(told, "Set-Cookie")).contains("Max-Age=0");
        assertThat(server.get(ROOT + "/117").body()).doesNotContain("role=\"status\"");
    }

    @Test
    void aRefusalLeadsToTheTransferTooAndIsTold() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));
        server.office.refusal = Optional.of(Refusal.of(Problem.STATE_CONFLICT, "Das geht jetzt nicht."));

        HttpResponse<String> refused = server.post(ROOT + "/117/renew");

        assertThat(refused.statusCode()).isEqualTo(303);
        HttpResponse<String> told =
                server.get(ROOT + "/117", header(refused, "Set-Cookie").replaceFirst(";.*", ""));
        assertThat(told.body()).contains("role=\"alert\"", "Das geht jetzt nicht.", "<title>Fehler:");
    }

    @Test
    void lookingDoesNothing() throws Exception {
        has(new Sample("117", TransferState.LOCKED, NOW));

        for (String path :
                List.of("", "/117", "/117/revoke", "/117/unlock", "/117/resend", "/117/renew", "/117/proof")) {
            server.get(ROOT + path);
        }

        assertThat(server.office.carriedOut).isEmpty();
    }

    @Test
    void theProofIsSavedAsAFile() throws Exception {
        has(new Sample("117", TransferState.EXPIRED, NOW).downloaded(1, 2));

        HttpResponse<String> proof = server.get(ROOT + "/117/proof");

        assertThat(proof.statusCode()).isEqualTo(200);
        assertThat(header(proof, "Content-Disposition")).isEqualTo("attachment; filename=\"briefsiegel-117.pdf\"");
        assertThat(proof.body()).startsWith("%PDF-");
    }

    @Test
    void aProofThatCannotBePrintedNowIsSaidToBeUnavailableForAWhile() throws Exception {
        has(new Sample("117", TransferState.EXPIRED, NOW));
        server.printing = true;

        HttpResponse<String> later = server.get(ROOT + "/117/proof");

        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.body())
                .contains(
                        "<h2>Es gibt ein Problem</h2>"
                                + "<p>Der Nachweis ist gerade nicht verfügbar. Versuchen Sie es in ein paar Sekunden wieder.</p>")
                .contains("<h1>Sendung an Ayşe Yılmaz</h1>", "href=\"" + ROOT + "/117/proof\"");
        assertThat(server.get(ROOT + "/117").body()).doesNotContain("nicht verfügbar");
    }

    @Test
    void onlyWhoHasOpenedTheWindowGetsIn() throws Exception {
        has(new Sample("117", TransferState.NOTIFIED, NOW));

        for (String path : List.of("", "/117", "/117/revoke", "/117/proof")) {
            HttpResponse<String> answer = server.strange(ROOT + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(410);
            assertThat(answer.body()).doesNotContain("Yılmaz");
        }
        assertThat(server.post(ROOT + "/117/revoke", "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.office.carriedOut).isEmpty();
    }

    @Test
    void aWindowForSomethingElseShowsNoTransfers() throws Exception {
        server.close();
        server = new OverviewServer(new Window.Sent("p-1", Locale.GERMAN, "117"));
        has(new Sample("117", TransferState.NOTIFIED, NOW));

        assertThat(server.get(ROOT).statusCode()).isEqualTo(404);
        assertThat(server.post(ROOT + "/117/revoke").statusCode()).isEqualTo(404);
        assertThat(server.office.carriedOut).isEmpty();
    }

    @Test
    void aTransferThatIsNotThePracticesLeadsToTheList() throws Exception {
        HttpResponse<String> answer = server.get(ROOT + "/118");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).endsWith(ROOT);
        assertThat(server.get(ROOT + "/118/burn").statusCode()).isEqualTo(404);
    }

    private void has(Sample sample) {
        server.office.transfers.add(sample.transfer());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return text(answer.body());
    }

    /** What people read. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replaceAll("[ \\r\\n\\t]+", " ");
    }
}
