package org.briefsiegel.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.testkit.language.PracticeTexts;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final PracticeTexts TEXTS = PracticeTexts.beside(MessagesTest.class);

    @Test
    void bothLanguagesSayTheSameAsItIsMeant() {
        TEXTS.assertSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-AT", "en", "en-GB"})
    void everyStateAndEventHasItsWords(String language) {
        Texts texts = new Texts(MessagesTest.class, Locale.forLanguageTag(language), ZoneId.of("Europe/Vienna"));

        assertThat(standings().map(id -> "state." + id)).allMatch(texts::has);
        assertThat(Arrays.stream(TransferEvent.Kind.values()).map(kind -> "event." + kind.id()))
                .allMatch(texts::has);
    }

    @Test
    void noWordsAreLeftOfStatesAndEventsThatAreGone() {
        List<String> states = standings().toList();
        List<String> events = Arrays.stream(TransferEvent.Kind.values())
                .map(TransferEvent.Kind::id)
                .toList();

        assertThat(TEXTS.after("state."))
                .containsAll(states)
                .hasSize(states.size() + 1)
                .contains("reported");
        assertThat(TEXTS.after("event.")).containsExactlyInAnyOrderElementsOf(events);
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsAskedForAndConfirmed(Action action) {
        String name = "action." + action.id();

        assertThat(TEXTS.keys()).contains(name, name + ".title", name + ".text", name + ".done");
    }

    @ParameterizedTest
    @EnumSource
    void everyNeedHasItsWords(TransferSearch.Need need) {
        assertThat(TEXTS.keys()).contains("need." + need.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderHasItsWords(ListQuery.Sort sort) {
        assertThat(TEXTS.keys()).contains("sort." + sort.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "list", "transfer"})
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
