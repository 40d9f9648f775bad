package org.briefsiegel.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "de, de-AT",
        "de-CH, de-CH",
        "de-simple, de-AT-simple",
        "de-AT-simple, de-AT-simple",
        "en-US, en-US",
        "en, en-GB",
        "tr-TR, tr",
        "bs-BA, bs",
        "hr-HR, bs",
        "sr-Cyrl-RS, bs",
        "sr-Latn, bs",
        "uk-UA, uk",
        "ar-SY, ar-u-nu-latn",
        "fr-FR, de-AT",
        "und, de-AT"
    })
    void aReaderIsWrittenToInTheLanguageAskedForOrInGerman(String asked, String written) {
        assertThat(Languages.OF_RECIPIENTS.fitting(Locale.forLanguageTag(asked)).toLanguageTag())
                .isEqualTo(written);
    }

    @Test
    void theFirstLikingThatWeHaveCounts() {
        List<Locale> likings = List.of(Locale.FRENCH, Locale.forLanguageTag("hr"), Locale.GERMAN);

        assertThat(Languages.OF_RECIPIENTS.fitting(likings).getLanguage()).isEqualTo("bs");
        assertThat(Languages.OF_PRACTICES.fitting(likings)).isEqualTo(Locale.forLanguageTag("de-AT"));
        assertThat(Languages.OF_PRACTICES.fitting(List.of())).isEqualTo(Locale.forLanguageTag("de-AT"));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeAndEveryLocaleLeadsToItsLanguage(Language language) {
        assertThat(Languages.OF_RECIPIENTS.of(Locale.forLanguageTag(language.code())))
                .contains(language);
        assertThat(Languages.OF_RECIPIENTS.of(language.locale())).contains(language);
        assertThat(Languages.OF_RECIPIENTS.fitting(language.locale())).isEqualTo(language.locale());
    }
}
