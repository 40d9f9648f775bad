package org.briefsiegel.rest.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.briefsiegel.rest.json.Json;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.junit.jupiter.api.Test;

class TransferRequestTest {

    private static final String WHOLE = """
            {"documents": [{"type": "invoice", "fileName": "a.pdf", "title": "A", "metadata": {"number": "2026/117"}}],
             "recipient": {"name": "M", "email": "m@example.org", "phone": "+43", "locale": "de-AT", "relation": "parent"},
             "patient": {"insuranceNumber": 1237010180, "note": null},
             "authentication": {"factor": "birth-date", "value": "9.3.1984", "quoteId": "q"},
             "message": "Zwei\\nZeilen", "reference": "R"}
            """;

    @Test
    void readsEverythingThatTheContractNames() {
        Submission submission = ((Reply.Done<Submission>) read(WHOLE)).value();

        assertThat(submission.practice()).isEqualTo("P1");
        assertThat(submission.documents().get(0).title()).contains("A");
        assertThat(submission.recipient().isPatient()).isFalse();
        assertThat(submission.facts().ofPatient()).containsOnly(java.util.Map.entry("insuranceNumber", "1237010180"));
        assertThat(submission.typedIn()).contains("9.3.1984");
        assertThat(submission.quote()).contains("q");
        assertThat(submission.message()).isEqualTo("Zwei\nZeilen");
    }

    @Test
    void collectsEveryFlaw() {
        assertThat(flaws("""
                                {"documents": [{"type": 3, "filename": "a.pdf"}, "b"],
                                 "recipient": {"locale": "de_AT!", "phone": "+43\\r\\nBcc: x"},
                                 "patient": {"birthDate": ["1984"]},
                                 "authentification": {}, "message": "\\u0000"}
                                """))
                .containsExactlyInAnyOrder(
                        "/documents/0/type not-a-text",
                        "/documents/0/fileName missing",
                        "/documents/0/filename unknown-member",
                        "/documents/1 not-an-object",
                        "/recipient/locale not-a-language",
                        "/recipient/phone control-character",
                        "/patient/birthDate not-a-fact",
                        "/authentication missing",
                        "/authentification unknown-member",
                        "/message control-character");
    }

    @Test
    void writesOutNoNumberThatIsLongerThanAText() {
        for (String number : List.of("1e1500000000", "1e-1500000000", "1e2000000000", "9".repeat(201))) {
            assertThat(flaws(WHOLE.replace("1237010180", number)))
                    .as(number)
                    .containsExactly("/patient/insuranceNumber too-long");
        }
        assertThat(read(WHOLE.replace("1237010180", "8.40e1"))).isInstanceOf(Reply.Done.class);
    }

    @Test
    void takesPhoneNumbersAsLongAsPeopleWriteThem() {
        assertThat(read(WHOLE.replace("+43", "+43" + "1".repeat(37)))).isInstanceOf(Reply.Done.class);
        assertThat(flaws(WHOLE.replace("+43", "+43" + "1".repeat(38)))).containsExactly("/recipient/phone too-long");
    }

    @Test
    void refusesHalvesOfSurrogatePairs() {
        assertThat(flaws(WHOLE.replace("\"R\"", "\"\\ud83d\""))).containsExactly("/reference control-character");
        assertThat(read(WHOLE.replace("\"R\"", "\"\\ud83d\\ude00\""))).isInstanceOf(Reply.Done.class);
    }

    /** What is empty and what is too long is one flaw, not two. */
    @Test
    void tellsOneFlawOfAText() {
        assertThat(flaws(WHOLE.replace("a.pdf", "x".repeat(300)))).containsExactly("/documents/0/fileName too-long");
        assertThat(flaws(WHOLE.replace("a.pdf", "\u3164"))).containsExactly("/documents/0/fileName empty");
    }

    @Test
    void refusesMarksThatTurnTheReadingDirectionInALine() {
        assertThat(flaws(WHOLE.replace("\"R\"", "\"R\u202e\""))).containsExactly("/reference direction-mark");
        assertThat(flaws(WHOLE.replace("a.pdf", "a\u2066.pdf")))
                .containsExactly("/documents/0/fileName direction-mark");
    }

    /** They come with what is copied from an address book. */
    @Test
    void takesMarksOfTheReadingDirectionFromNumbers() {
        Submission submission = ((Reply.Done<Submission>) read(WHOLE.replace("+43", "\u202a+43\u202c"))).value();

        assertThat(submission.recipient().phone()).isEqualTo("+43");
    }

    @Test
    void composesLetters() {
        Submission submission = ((Reply.Done<Submission>) read(WHOLE.replace("a.pdf", "Mu\u0308ller.pdf"))).value();

        assertThat(submission.documents().get(0).fileName()).isEqualTo("Müller.pdf");
    }

    @Test
    void namesWhatIsNoLanguage() {
        for (String tag : List.of("ua", "xx", "und", "de_AT")) {
            assertThat(flaws(WHOLE.replace("de-AT", tag))).contains("/recipient/locale not-a-language");
        }
        Submission submission = ((Reply.Done<Submission>) read(WHOLE.replace("de-AT", "eng"))).value();
        assertThat(submission.recipient().locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void escapesPointersAsRfc6901Says() {
        assertThat(flaws(WHOLE.replace("\"reference\"", "\"a/b~c\""))).containsExactly("/a~1b~0c unknown-member");
    }

    @Test
    void wantsAListOfDocumentsThatHoldsOne() {
        assertThat(flaws(WHOLE.replaceFirst("\\[\\{.*}}]", "[]"))).containsExactly("/documents empty");
        assertThat(flaws(WHOLE.replaceFirst("\\[\\{.*}}]", "{}"))).containsExactly("/documents not-an-array");
    }

    @Test
    void namesThePlaceOfMalformedJson() {
        for (String malformed : List.of("{\n \"a\": }", "{\"a\": 1, \"a\": 2}", "{} {}", "", "[".repeat(50))) {
            Refusal refusal = ((Reply.Refused<Submission>) read(malformed)).refusal();

            assertThat(refusal.problem().id()).isEqualTo("invalid-request");
        }
        assertThat(((Reply.Refused<Submission>) read("{\n \"a\": }")).refusal().detail())
                .contains("Zeile 2");
    }

    @Property(tries = 300)
    void everyTextIsAnsweredByAValueOrARefusal(@ForAll String text) {
        assertThat(read(text)).isInstanceOf(Reply.Refused.class);
    }

    private Reply<Submission> read(String json) {
        try {
            InputStream body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
            return Reply.done(
                    Json.read(body, TransferRequest.class, Locale.GERMAN).submission("P1", "k", Locale.GERMAN));
        } catch (RefusedException refused) {
            return Reply.refused(refused.refusal());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<String> flaws(String json) {
        return ((Reply.Refused<Submission>) read(json))
                .refusal().flaws().stream()
                        .map(flaw -> flaw.pointer() + " " + flaw.code())
                        .toList();
    }
}
