package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.testkit.language.PracticeTexts;
import org.briefsiegel.transfer.api.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final PracticeTexts TEXTS = PracticeTexts.beside(MessagesTest.class);

    @Test
    void bothLanguagesSayTheSameAsItIsMeant() {
        TEXTS.assertSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-AT", "en", "en-GB"})
    void everyStateHasItsWords(String language) {
        Texts texts = new Texts(MessagesTest.class, Locale.forLanguageTag(language), ZoneId.of("Europe/Vienna"));

        assertThat(standings().flatMap(id -> Stream.of("state." + id, "sent.title." + id, "sent.text." + id)))
                .allMatch(texts::has);
    }

    @Test
    void noWordsAreLeftOfStatesThatAreGone() {
        List<String> states = standings().toList();

        assertThat(TEXTS.after("state.")).containsExactlyInAnyOrderElementsOf(states);
        assertThat(TEXTS.after("sent.title.")).containsExactlyInAnyOrderElementsOf(states);
        assertThat(TEXTS.after("sent.text.")).containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    void everyFlawOfAPhoneNumberHasItsWords() {
        assertThat(TEXTS.after("flaw.phone."))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PhoneNumber.Flaw.values())
                        .map(PhoneNumber.Flaw::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookieless", "send", "sent"})
    void everyTextThatATemplateNamesExists(String template) {
        TEXTS.assertNamedIn(template + ".ftlh", "t");
    }

    /** As {@code Transfer.standing}. */
    private static Stream<String> standings() {
        return Stream.concat(
                Arrays.stream(TransferState.values()).map(TransferState::id),
                Stream.of("paper.queued", "paper.notified"));
    }
}
