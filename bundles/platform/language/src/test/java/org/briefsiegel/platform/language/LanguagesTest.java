package org.briefsiegel.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "de-simple                | de-AT-simple",
                "DE-Simple                | de-AT-simple",
                "de-AT-simple, de;q=0.5   | de-AT-simple",
                "de-Latn-CH               | de-CH",
                "de-AT-1996               | de-AT",
                "de-AT-u-co-phonebk       | de-AT",
                "en-US-posix              | en-US",
                "en-GB-oxendict           | en-GB",
                "en-x-custom              | en-GB",
                "en-XXX                   | de-AT",
                "fr, hr;q=0.8, en;q=0.9   | en-GB",
                "*                        | de-AT",
                "de-                      | de-AT",
                ";;;=,,                   | de-AT",
                "en;q=2                   | de-AT",
                "ÿ;;q=x                   | de-AT",
                "''                       | de-AT"
            })
    void whateverABrowserSaysIsAnswered(String header, String written) {
        assertThat(Languages.OF_RECIPIENTS.fitting(Languages.likings(header)).toLanguageTag())
                .isEqualTo(written);
    }

    @Property
    void noHeaderIsTooStrange(@ForAll String header) {
        assertThat(Languages.OF_RECIPIENTS.fitting(Languages.likings(header)).getLanguage())
                .isNotEmpty();
    }

    @Property
    void noLocaleIsTooStrange(@ForAll String language, @ForAll String country, @ForAll String variant) {
        Locale strange = new Locale(language, country, variant);

        assertThat(Languages.OF_RECIPIENTS.fitting(strange).toLanguageTag()).isNotEmpty();
    }
}
