package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.desk.send.Selection.Attempt;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final Set<String> FACTORS = Set.of("birth-date");

    private final Window.Sending prepared = Drafts.window(Map.of(), "invoice", "invoice");

    @Test
    void whatIsKeptIsFoundAgain() {
        Selection typed = Selection.of(prepared)
                .with(
                        Form.posted(Map.of(
                                "email", "eva@example.org",
                                "name", "",
                                "message", "Guten Tag!\r\nDr. Huber",
                                "value-birth-date", "9.3.1984",
                                "key", "k",
                                "value-gone", "x")),
                        FACTORS)
                .without(2)
                .with(new Attempt("factor", "Nicht verfügbar."));

        Map<String, String> kept = typed.typed(FACTORS);
        Selection again = Selection.of(Drafts.window(Recipient.PATIENT, Map.of(), kept, "invoice", "invoice"));

        assertThat(kept).doesNotContainKeys("key", "value-gone");
        assertThat(again.form().text("email")).isEqualTo("eva@example.org");
        assertThat(again.form().text("name")).isEmpty();
        assertThat(again.form().text("message")).isEqualTo("Guten Tag!\nDr. Huber");
        assertThat(again.form().text("value-birth-date")).isEqualTo("9.3.1984");
        assertThat(again.without()).containsExactly(2);
        assertThat(again.attempt()).isEqualTo(typed.attempt());
    }

    @Test
    void anotherTryForgetsWhatWasSaidToTheLast() {
        Selection told = Selection.of(prepared).with(new Attempt("factor", "Nicht verfügbar."));

        assertThat(told.with(Form.posted(Map.of()), FACTORS).attempt().isMade()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // as prepared, as the list shows it, as it is chosen, as it is sent
        "patient, patient, patient, patient",
        "patient, patient, parent, parent",
        "patient, patient, nonsense, patient",
        "parent, parent, doctor, doctor",
        "godmother, other, other, godmother",
        "godmother, other, insurer, insurer"
    })
    void aWordOfThePracticeSystemForWhoReadsStays(String given, String shown, String chosen, String sent) {
        Selection selection = Selection.of(Drafts.window(given, Map.of(), Map.of(), "invoice"));

        assertThat(selection.form().text(Form.RELATION)).isEqualTo(shown);
        assertThat(choice(selection.with(Form.RELATION, chosen)).recipient().relation())
                .isEqualTo(sent);
    }

    @Test
    void theLanguageStaysAsItWasWrittenUnlessAnotherIsChosen() {
        Selection selection = Selection.of(prepared);

        assertThat(selection.form().text(Form.LANGUAGE)).isEqualTo("en");
        assertThat(choice(selection).recipient().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(choice(selection.with(Form.LANGUAGE, "tr")).recipient().locale())
                .isEqualTo(Locale.forLanguageTag("tr"));
        assertThat(choice(selection.with(Form.LANGUAGE, "xx")).recipient().locale())
                .isEqualTo(Locale.ENGLISH);
    }

    @Test
    void documentsAreTakenOutAndPutBack() {
        Selection selection = Selection.of(prepared);

        assertThat(choice(selection).documents()).containsExactlyInAnyOrder(1, 2);
        assertThat(choice(selection.without(1)).documents()).containsExactly(2);
        assertThat(choice(selection.without(1).withAgain(1)).documents()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aLogNeverShowsWhatWasTyped() {
        assertThat(Selection.of(prepared)).hasToString("Selection[Sending[Draft[p-1]]]");
    }

    private static Draft.Choice choice(Selection selection) {
        return selection.choice("birth-date", false, Optional.empty(), Optional.empty());
    }
}
