package org.briefsiegel.transfer.textreminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.textmessage.SmsText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the text message says, which is to cost one part. */
class ReminderWordsTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant LATE_IN_THE_EVENING = Instant.parse("2026-12-14T23:30:00Z");
    private static final byte GSM = 0;

    @Property
    void whateverThePracticeIsCalledItIsOnePart(
            @ForAll Language language, @ForAll("names") String name, @ForAll("times") Instant end) {
        String text = new ReminderWords(language.locale(), VIENNA).of(name, end);

        assertThat(SmsText.of(text).parts()).as(text).isOne();
        assertThat(text).doesNotContain("\n").doesNotContain("http");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no torn surrogate pair")
                .isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void aNameOfUsualLengthIsThereInFull(Language language) {
        assertThat(text(language, "Ordination Dr. Huber")).contains("Ordination Dr. Huber");
    }

    @ParameterizedTest
    @EnumSource(names = {"GERMAN", "EASY_GERMAN", "ENGLISH", "TURKISH", "BOSNIAN_CROATIAN_SERBIAN"})
    void whatIsWrittenInLatinLettersKeepsToThoseThatCostLeast(Language language) {
        assertThat(SmsText.of(text(language, "Dr. Šimić & Dr. Kılıç")).dataCoding())
                .isEqualTo(GSM);
    }

    @ParameterizedTest
    @CsvSource({"GERMAN,15.12.2026", "ENGLISH,15 Dec 2026", "UKRAINIAN,15.12.2026", "ARABIC,15.12.2026"})
    void theDayIsThatOfThePractice(Language language, String day) {
        assertThat(text(language, "Ordination Dr. Huber")).contains(day);
    }

    private static String text(Language language, String practice) {
        return new ReminderWords(language.locale(), VIENNA).of(practice, LATE_IN_THE_EVENING);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs().between(1_700_000_000L, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aäßŠ€ії ж中\u0645\u0308")
                .withCharRange(' ', '~')
                .ofMaxLength(200)
                .map(name -> name + "\uD83C\uDFE5".repeat(name.length() % 3));
    }
}
