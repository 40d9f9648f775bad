package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordRulesTest {

    private static final List<GermanText> TEXTS = GermanText.all();

    @Test
    void everyTextKeepsTheRules() {
        assertThat(TEXTS.stream().flatMap(text -> WordRules.breaks(text).stream()))
                .isEmpty();
    }

    @Test
    void everyReaderOfGermanIsLookedAfter() {
        assertThat(TEXTS).extracting(GermanText::reader).contains(GermanText.Reader.values());
        assertThat(TEXTS)
                .extracting(text -> text.key().replaceFirst("/[^/]*$", "") + " " + text.reader())
                .contains(
                        "recipient.layout/messages PATIENT",
                        "recipient.about/messages PATIENT",
                        "recipient.page/messages PATIENT",
                        "transfer.notice/messages PATIENT",
                        "recipient.request/messages PATIENT",
                        "recipient.visit/messages PATIENT",
                        "factor.smscode/messages PATIENT",
                        "transfer.notice/alerts PRACTICE",
                        "transfer.api/delivery-reasons PRACTICE",
                        "desk.send/messages PRACTICE",
                        "desk.window/messages PRACTICE",
                        "desk.overview/messages PRACTICE",
                        "print.papers/messages PRACTICE",
                        "transfer.refusal/messages PRACTICE",
                        "rest.http/messages PRACTICE",
                        "rest.json/messages PRACTICE",
                        "rest.problem/messages PRACTICE");
    }

    @Test
    void noExceptionOutlivesItsText() {
        WordRules.EXCEPTIONS.forEach((key, words) -> assertThat(TEXTS)
                .filteredOn(text -> text.key().equals(key))
                .as(key)
                .singleElement()
                .satisfies(text -> assertThat(text.words()).contains(words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRACTICE | Diesen Transfer gibt es hier nicht.",
                "PATIENT  | Die Übertragung ist gesperrt.",
                "PRACTICE | Eine Übertragungsart",
                "PATIENT  | Sie haben Post von {0}.",
                "PATIENT  | Die Sendung ist gesperrt.",
                "PRACTICE | Die Nachricht ist gesperrt.",
                "PRACTICE | Die Sendung ist widerrufen.",
                "PRACTICE | Bitte entsperren Sie die Sendung zuerst.",
                "PRACTICE | Die Sendung ist an die falsche Person gegangen.",
                "PATIENT  | Sie können sie bis {0} herunterladen.",
                "PRACTICE | Tragen Sie hier einen Wert ein: {0}.",
                "PRACTICE | Standard Sicherheit",
                "PRACTICE | Sie ist Teil der Pläne BASIC, PRO, oder als Zusatz zu haben."
            })
    void aBreakIsNoticed(GermanText.Reader reader, String words) {
        assertThat(WordRules.breaks(new GermanText("a/b/c", reader, words))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATIENT  | Diese Nachricht ist nicht für mich",
                "PRACTICE | Diese Sendung gibt es hier nicht. Briefsiegel, Postfach, Posten, Probenachricht",
                "PRACTICE | Holen Sie zuerst ein Angebot (POST /quotes).",
                "PRACTICE | Prüfen Sie die Adresse, und geben Sie die Sendung frei."
            })
    void whatIsMeantToPassPasses(GermanText.Reader reader, String words) {
        assertThat(WordRules.breaks(new GermanText("a/b/c", reader, words))).isEmpty();
    }
}
