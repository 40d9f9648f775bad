package org.briefsiegel.channel.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageChannelTest {

    private final TextMessageChannel channel = new TextMessageChannel() {};

    @Test
    void aTextIsPaidByThePart() {
        assertThat(channel.parts("a".repeat(160))).isEqualTo(1);
        assertThat(channel.parts("a".repeat(161))).isEqualTo(2);
    }

    @Test
    void aMessageIsTriedForAnHour() {
        assertThat(channel.patience()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aRefusalSpeaksTheAskersLanguage() {
        assertThat(channel.refusal("x", Locale.ENGLISH)).get().asString().contains("country code");
        assertThat(channel.refusal("x", Locale.forLanguageTag("de-AT")))
                .get()
                .asString()
                .contains("Ländervorwahl");
    }

    @Property
    void howDigitsAreGroupedMakesNoDifference(
            @ForAll @NumericChars @StringLength(7) String digits,
            @ForAll("separators") String separator,
            @ForAll @IntRange(max = 7) int position) {
        String plain = "+43664" + digits;
        String grouped = "00 43 664" + digits.substring(0, position) + separator + digits.substring(position);

        assertThat(channel.refusal(grouped, Locale.GERMAN)).isEqualTo(channel.refusal(plain, Locale.GERMAN));
        assertThat(channel.normalize(grouped)).endsWith(channel.normalize(plain).substring(6 + position));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(" ", "/", "-", "(", ")", ".", "\u2013", "\u00a0", " - ");
    }

    @ParameterizedTest
    @CsvSource({
        "+436641234567,+436641234567",
        "+43 664 123 45 67,+436641234567",
        "0043 (664) 123-4567,+436641234567",
        "+43 (0) 664 1234567,+436641234567",
        "+49/171/1234567,+491711234567",
        "\u202a+43 664 1234567\u202c,+436641234567",
        "+1 201 555 0123,+12015550123"
    })
    void aNumberIsTakenAsPeopleWriteIt(String typed, String normalized) {
        assertThat(channel.refusal(typed, Locale.GERMAN)).isEmpty();
        assertThat(channel.normalize(typed)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0664 1234567",
                "+43",
                "+0664123456",
                "+43664123456789012",
                "maria@example.org",
                "+43664\r\n1234567x"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(channel.refusal(typed, Locale.GERMAN)).get().asString().contains("Ländervorwahl");
        assertThat(channel.normalize(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+4312345678", "+43800123456", "+43900123456", "+43720123456", "+493012345678", "+41446681800"})
    void aNumberThatReceivesNoTextsIsRefused(String typed) {
        assertThat(channel.refusal(typed, Locale.GERMAN)).get().asString().contains("keine SMS");
        assertThat(channel.refusal(typed, Locale.ENGLISH)).get().asString().contains("No text message");
    }
}
