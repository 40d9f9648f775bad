package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsChannelTest {

    private final SmsChannel channel = new SmsChannel();

    @ParameterizedTest
    @CsvSource({
        "a,160,1", "a,161,2", "a,306,2", "a,307,3", "ü,160,1", "€,80,1", "€,81,2", "ж,70,1", "ж,71,2", "ж,134,2",
        "ж,135,3", "😀,35,1", "😀,36,2", "“,70,1", "“,71,2"
    })
    void aTextTravelsInThisManyParts(String character, int times, int parts) {
        assertThat(channel.parts(character.repeat(times))).isEqualTo(parts);
    }

    @Property
    void aLongerTextNeverTravelsInFewerParts(@ForAll String text, @ForAll @IntRange(max = 127) int more) {
        assertThat(channel.parts(text)).isPositive().isLessThanOrEqualTo(channel.parts(text + (char) more));
    }

    @ParameterizedTest
    @CsvSource({
        "+436641234567,+436641234567",
        "+43 664 123 45 67,+436641234567",
        "0043 (664) 123-4567,+436641234567",
        "+49/171/1234567,+491711234567"
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
        assertThat(channel.refusal(typed, Locale.GERMAN)).isPresent();
    }
}
