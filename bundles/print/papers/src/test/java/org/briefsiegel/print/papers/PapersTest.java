package org.briefsiegel.print.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves what it prints in {@code target/papers}, to be looked at. */
class PapersTest {

    private static final Capabilities NONE_OFFERED = new Capabilities(List.of(), List.of());

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Locale AUSTRIA = Locale.forLanguageTag("de-AT");
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:05Z");
    private static final String SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Practice PRACTICE =
            practice("Ordination Dr. Şükrü Ђорђе", "+43 1 9876543", "ordination@example.org");

    private final Papers papers = new Papers(VIENNA);

    @Test
    void aTimelineWithoutEndIsCutShortAndSaysSo() {
        List<TransferEvent> events =
                Collections.nCopies(612, new TransferEvent(NOON, TransferEvent.Kind.OPENED, "sms-code"));
        Transfer transfer = transfer(TransferState.OPENED, "sms-code");

        String text = one(text(papers.proof(PRACTICE, transfer, events, NOON, AUSTRIA, NONE_OFFERED)
                .orElseThrow()));

        assertThat(text).contains("und 112 weitere Ereignisse");
    }

    @Test
    void aProofSaysAllThatIsKnown() {
        List<String> pages = proof("proof-de", AUSTRIA);
        assertThat(one(pages))
                .contains("Ordination Dr. Şükrü Ђорђе", "+43 1 9876543 · ordination@example.org")
                .contains("Maria Muster", "maria@example.org", "+43664•••4567", "Patientin oder Patient (patient)")
                .contains("R-2026-117", "06mhgn8g1v2q9s3c5d7e9f1h3k", "heruntergeladen", "0,10 €")
                .contains("24.11.2026, 12:00:05 MEZ", "08.12.2026, 12:00:05 MEZ")
                .contains("Geburtsdatum (birth-date)", "Standard-Sicherheit")
                .contains("Honorarnote 2026/117", "Honorarnote-2026-117.pdf", "76 779 Byte", SHA, "application/pdf")
                .contains("Dokument ganz heruntergeladen", "Dokument 2", "Versuch 1/5", "421 try again later")
                .contains("Inhalt gelöscht am 23.12.2026, 12:00:05 MEZ")
                .contains("Ausgedruckt am 24.12.2026, 12:00:05 MEZ", "Europe/Vienna")
                .contains("Seite 1 von " + pages.size())
                .doesNotContain("+436641234567");
        assertThat(pages).hasSizeLessThan(4);
    }

    /** A state like "revoked" or "expired" says nothing about it. */
    @Test
    void aProofSaysBesideTheStateWhatWasDownloaded() {
        List<Transfer.Item> items = List.of(
                new Transfer.Item(1, "invoice", "A", "a.pdf", "application/pdf", 1, SHA, Optional.of(NOON)),
                new Transfer.Item(2, "invoice", "B", "b.pdf", "application/pdf", 1, SHA));
        Function<String, String> proof = factor -> one(text(papers.proof(
                        PRACTICE,
                        new Transfer(
                                "t-1",
                                "p-1",
                                "",
                                TransferState.REVOKED,
                                NOON,
                                Optional.empty(),
                                factor,
                                new Recipient("", "a@example.org", "", AUSTRIA, Recipient.PATIENT),
                                items,
                                new Price("0.00", "EUR"),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of()),
                        List.of(),
                        NOON,
                        AUSTRIA,
                        NONE_OFFERED)
                .orElseThrow()));

        assertThat(proof.apply("birth-date"))
                .contains(
                        "zurückgezogen",
                        "Heruntergeladen 1 von 2 Dokumenten",
                        "Zum ersten Mal ganz heruntergeladen am");
        assertThat(proof.apply("none")).contains("als Anhang versandt, nicht über einen Link");
    }

    @Test
    void whatWasAddedLaterIsCalledAsItCallsItself() {
        Capabilities offer = new Capabilities(
                List.of(new Capabilities.DocumentKind("invoice", "Honorarnote", Set.of(), Set.of(), true)),
                List.of(new Capabilities.Factor(
                        "pass-phrase", "Losungswort", "standard", 14, false, List.of(), true, "")));

        Transfer transfer = transfer(TransferState.OPENED, "pass-phrase");
        String text = one(text(
                papers.proof(PRACTICE, transfer, events(), NOON, AUSTRIA, offer).orElseThrow()));

        assertThat(text).contains("Losungswort (pass-phrase)", "Honorarnote (invoice)", "kann auch anderen bekannt");
    }

    @Test
    void aProofSpeaksEnglish() {
        assertThat(one(proof("proof-en", Locale.ENGLISH)))
                .contains("Proof of a transfer", "24 Nov 2026, 12:00:05 CET", "€0.10", "76,779 bytes", "birth-date")
                .contains("Page 1 of ");
    }

    @Test
    void aProofSpeaksGermanWhereThereIsNothingElse() {
        assertThat(one(proof("proof-tr", Locale.forLanguageTag("tr")))).contains("Nachweis einer Sendung");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller & Söhne <x>",
                "</title><script>alert(1)</script>",
                "${1+1} \" ' ]]> <!-- &amp; &nbsp;",
                "Željko Đurđević"
            })
    void wordsOfOthersArePrintedAsTheyAre(String words) {
        Recipient recipient = new Recipient(words, words, "", AUSTRIA, words);
        Transfer transfer = new Transfer(
                "t-1",
                "p-1",
                words,
                TransferState.QUEUED,
                NOON,
                Optional.empty(),
                words,
                recipient,
                List.of(new Transfer.Item(1, words, words, words, "a/b", 1, "")),
                new Price("0.00", "EUR"),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
        List<TransferEvent> events = List.of(new TransferEvent(NOON, TransferEvent.Kind.DELIVERY_FAILED, words));
        byte[] pdf = papers.proof(practice(words, "", ""), transfer, events, NOON, AUSTRIA, NONE_OFFERED)
                .orElseThrow();
        String text = one(text(pdf)).replaceAll("\\s", "");
        assertThat(text.split(Pattern.quote(words.replaceAll("\\s", "")), -1)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(text).contains("nichtmehrgespeichert", "nochnichtgelöscht", "keinLink");
    }

    @Test
    void longWordsStayOnThePaper() throws IOException {
        String name = "x".repeat(254);
        Transfer transfer = transfer(name, name + "@example.org", name + ".pdf");
        byte[] pdf = save(
                "proof-long",
                papers.proof(practice(name, name, name), transfer, events(), NOON, AUSTRIA, NONE_OFFERED)
                        .orElseThrow());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<Float> ends = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    ends.add(position.getEndX());
                }
            };
            stripper.getText(document);
            assertThat(ends)
                    .isNotEmpty()
                    .allMatch(end -> end < document.getPage(0).getMediaBox().getWidth() - 36);
        }
    }

    @Test
    void everythingHasItsWords() {
        for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
            Texts texts = new Texts(Papers.class, locale, VIENNA);
            assertThat(Arrays.stream(TransferEvent.Kind.values()).map(kind -> "event." + kind.id()))
                    .allMatch(texts::has);
            assertThat(Arrays.stream(TransferState.values()).map(state -> "state." + state.id()))
                    .allMatch(texts::has);
        }
    }

    @ParameterizedTest
    @EnumSource(TransferState.class)
    void everyStateAndKindCanBePrinted(TransferState state) {
        List<TransferEvent> events = Arrays.stream(TransferEvent.Kind.values())
                .map(kind -> new TransferEvent(NOON, kind, "1"))
                .toList();
        for (Locale locale : List.of(AUSTRIA, Locale.ENGLISH)) {
            String text = one(
                    text(papers.proof(PRACTICE, transfer(state, "insurance-number"), events, NOON, locale, NONE_OFFERED)
                            .orElseThrow()));
            assertThat(text).contains("Standard-Sicherheit", "(insurance-number)");
        }
    }

    @Test
    void whatWasNotDeliveredIsToldWithAReasonAndTheTechnicalOneBehindIt() {
        List<TransferEvent> events = List.of(new TransferEvent(
                NOON,
                TransferEvent.Kind.DELIVERY_FAILED,
                new DeliveryProblem(
                                DeliveryReason.MAILBOX_UNKNOWN,
                                DeliveryProblem.Subject.LINK,
                                "recipient refused: 550 5.1.1")
                        .format()));

        String text = one(text(papers.proof(
                        PRACTICE,
                        transfer(TransferState.UNDELIVERABLE, "birth-date"),
                        events,
                        NOON,
                        AUSTRIA,
                        NONE_OFFERED)
                .orElseThrow()));

        assertThat(text).contains("Das Postfach gibt es nicht. (recipient refused: 550 5.1.1)");
    }

    @Test
    void aWrongRecipientIsToldWithWhatABreachReportAsksFor() {
        List<TransferEvent> events = List.of(
                new TransferEvent(NOON, TransferEvent.Kind.WRONG_RECIPIENT, "never-opened"),
                new TransferEvent(NOON, TransferEvent.Kind.WRONG_RECIPIENT, "opened 1/2"));

        String text = one(text(papers.proof(
                        PRACTICE,
                        transfer(TransferState.LOCKED, "birth-date"),
                        events,
                        NOON,
                        Locale.ENGLISH,
                        NONE_OFFERED)
                .orElseThrow()));

        assertThat(text).contains("never opened", "had been opened, 1 of 2 documents fetched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/org/briefsiegel/print/papers/messages.properties",
                "/org/briefsiegel/print/papers/messages_en.properties"
            })
    void nothingIsPromisedThatIsNotSo(String file) throws IOException {
        try (var texts = Papers.class.getResourceAsStream(file)) {
            assertThat(new String(texts.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .doesNotContain("end-to-end", "ende-zu-ende", "strong", "starke", "zwei-faktor");
        }
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(keys("messages_en")).isEqualTo(keys("messages"));
    }

    @Test
    void aStatementOfManyLinesRepeatsItsHeader() {
        List<String> pages = statement("statement-de", statement(300, false), AUSTRIA);
        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(pages.get(0))
                .contains("Abrechnung November 2026", "keine Rechnung im Sinne des UStG")
                .doesNotContain("vorläufig");
        for (int page = 1; page < pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("Seite " + page + " von " + pages.size());
            assertThat(pages.get(page - 1)).contains("Leistung", "Anzahl", "Einzeln");
        }
        assertThat(one(pages))
                .contains("SMS nach Österreich 299")
                .contains("Summe netto 60,00 €", "Umsatzsteuer 20 % von 60,00 € 12,00 €", "Summe brutto 72,00 €");
    }

    @Test
    void anEmptyMonthSaysSo() {
        assertThat(one(statement("statement-empty", statement(0, true), AUSTRIA)))
                .contains("Abrechnung November 2026 (vorläufig)", "In diesem Monat ist nichts angefallen.")
                .contains("Summe brutto 0,00 €");
    }

    @Test
    void aStatementSpeaksEnglish() {
        assertThat(one(statement("statement-en", statement(3, true), Locale.ENGLISH)))
                .contains("Statement November 2026 (preliminary)", "not an invoice", "Sum gross €0.72");
    }

    @Test
    void aMonthHasItsAustrianName() {
        Money nothing = new Money(0, "EUR");
        Statement january = new Statement("p-1", YearMonth.of(2027, 1), false, List.of(), List.of(), nothing, nothing);
        assertThat(one(text(papers.statement(PRACTICE, january, AUSTRIA).orElseThrow())))
                .contains("Abrechnung Jänner 2027");
    }

    private List<String> proof(String name, Locale locale) {
        Transfer transfer = transfer(TransferState.DOWNLOADED, "birth-date");
        Instant printedAt = NOON.plusSeconds(30 * 86400);
        return text(save(
                name,
                papers.proof(PRACTICE, transfer, events(), printedAt, locale, NONE_OFFERED)
                        .orElseThrow()));
    }

    @Test
    void aMonthInTwoCurrenciesHasSumsForEach() {
        Statement euro = statement(1, false);
        Money francs = new Money(30, "CHF");
        Statement both = new Statement(
                "p-1",
                euro.month(),
                false,
                euro.lines(),
                List.of(euro.taxes().get(0), Statement.Tax.on(francs, 20)),
                francs,
                new Money(36, "CHF"),
                List.of(new Statement.Sum(euro.net(), euro.gross())));

        assertThat(String.join(" ", statement("statement-two-currencies", both, Locale.ENGLISH)))
                .containsSubsequence("Sum net", "0.20", "0.04", "Sum gross", "0.24", "Sum net", "0.30", "0.06", "0.36");
    }

    @Test
    void whatWasPaidInAdvanceStandsBelowTheSums() {
        Statement owed = statement(3, true);
        Statement prepaid = new Statement(
                owed.practice(),
                owed.month(),
                true,
                owed.lines(),
                owed.taxes(),
                owed.net(),
                owed.gross(),
                List.of(),
                new Statement.Prepaid(
                        List.of(owed.net()),
                        List.of(new Statement.Payment(
                                Instant.parse("2026-11-03T09:00:00Z"), "A-17", new Money(10_000, "EUR")))));

        assertThat(one(statement("statement-prepaid", prepaid, AUSTRIA)))
                .contains("Guthaben, ohne Umsatzsteuer", "A-17", "100,00", "Damit bezahlte Posten 0,60");
        assertThat(one(statement("statement-owed", owed, AUSTRIA))).doesNotContain("Guthaben");
    }

    private List<String> statement(String name, Statement statement, Locale locale) {
        return text(save(name, papers.statement(PRACTICE, statement, locale).orElseThrow()));
    }

    private static Practice practice(String name, String phone, String email) {
        return new Practice(
                "p-1",
                name,
                Plan.values()[0],
                Set.of(),
                email,
                phone,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Transfer transfer(TransferState state, String factor) {
        return transfer("Maria Muster", "maria@example.org", "Honorarnote-2026-117.pdf", state, factor);
    }

    private static Transfer transfer(String name, String email, String file) {
        return transfer(name, email, file, TransferState.OPENED, "sms-code");
    }

    private static Transfer transfer(String name, String email, String file, TransferState state, String factor) {
        return new Transfer(
                "06mhgn8g1v2q9s3c5d7e9f1h3k",
                "p-1",
                "R-2026-117",
                state,
                NOON,
                Optional.of(NOON.plusSeconds(14 * 86400)),
                factor,
                new Recipient(name, email, "+436641234567", AUSTRIA, Recipient.PATIENT),
                List.of(
                        new Transfer.Item(1, "invoice", "Honorarnote 2026/117", file, "application/pdf", 76779, SHA),
                        new Transfer.Item(
                                2, "patient-record", "Befund", "Befund.pdf", "application/pdf", 1234567, SHA)),
                new Price("0.10", "EUR"),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON.plusSeconds(29 * 86400)),
                Set.of());
    }

    private static List<TransferEvent> events() {
        return List.of(
                event(0, TransferEvent.Kind.ACCEPTED, "birth-date"),
                event(3, TransferEvent.Kind.DELIVERY_DELAYED, "421 try again later"),
                event(64, TransferEvent.Kind.NOTICE_SENT, ""),
                event(4000, TransferEvent.Kind.WRONG_ANSWER, "1/5"),
                event(4020, TransferEvent.Kind.OPENED, "birth-date"),
                event(4025, TransferEvent.Kind.DOCUMENT_STARTED, "1"),
                event(4026, TransferEvent.Kind.DOCUMENT_DOWNLOADED, "1"),
                event(4030, TransferEvent.Kind.DOCUMENT_STARTED, "2"),
                event(4033, TransferEvent.Kind.DOCUMENT_DOWNLOADED, "2"),
                event(14 * 86400, TransferEvent.Kind.EXPIRED, ""),
                event(29 * 86400, TransferEvent.Kind.CONTENT_DESTROYED, ""));
    }

    private static TransferEvent event(long seconds, TransferEvent.Kind kind, String detail) {
        return new TransferEvent(NOON.plusSeconds(seconds), kind, detail);
    }

    private static Statement statement(int count, boolean preliminary) {
        List<Statement.Line> lines = IntStream.range(0, count)
                .mapToObj(n -> new Statement.Line(
                        NOON.plusSeconds(n * 613L),
                        "06mhgn8g1v2q9s3c5d7e9f1h3k",
                        "first",
                        "SMS nach Österreich " + n,
                        2,
                        new Money(10, "EUR")))
                .toList();
        Money net = new Money(20L * count, "EUR");
        List<Statement.Tax> taxes = count == 0 ? List.of() : List.of(Statement.Tax.on(net, 20));
        Money gross = taxes.stream().map(Statement.Tax::tax).reduce(net, Money::plus);
        return new Statement("p-1", YearMonth.of(2026, 11), preliminary, lines, taxes, net, gross);
    }

    private static Set<String> keys(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = Papers.class.getResourceAsStream(name + ".properties")) {
            texts.load(in);
        }
        return texts.stringPropertyNames();
    }

    private static byte[] save(String name, byte[] pdf) {
        try {
            Path folder = Files.createDirectories(Path.of("target/papers"));
            Files.write(folder.resolve(name + ".pdf"), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf;
    }

    private static String one(List<String> pages) {
        return String.join(" ", pages).replaceAll("[\\s\u00a0]+", " ");
    }

    private static List<String> text(byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            List<String> pages = new ArrayList<>();
            for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                pages.add(stripper.getText(pdf));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
