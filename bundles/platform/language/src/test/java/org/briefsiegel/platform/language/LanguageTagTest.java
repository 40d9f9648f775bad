package org.briefsiegel.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "de-AT, de-AT",
        "de-at, de-AT",
        "DEU, de",
        "eng, en",
        "ukr-UA, uk-UA",
        "ara, ar",
        "hrv, hr",
        "heb, he",
        "iw, he",
        "cnr, cnr",
        "ckb, ckb",
        "sr-Latn-RS, sr-Latn-RS",
        "de-AT-simple, de-AT-simple"
    })
    void aTagBecomesCanonical(String tag, String canonical) {
        assertThat(LanguageTag.parse(tag)).map(Locale::toLanguageTag).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ua", "xx", "und", "de_AT", "deutsch!", "x-klingon", "-", "Deutsch", "de-", "zxx"})
    void whatIsNoLanguageIsRefused(String tag) {
        assertThat(LanguageTag.parse(tag)).isEmpty();
    }

    @Test
    void everyLanguageThatIsWrittenHereIsOne() {
        List<String> codes =
                Arrays.stream(Language.values()).map(Language::code).toList();
        assertThat(codes)
                .allSatisfy(code -> assertThat(LanguageTag.parse(code))
                        .map(Locale::toLanguageTag)
                        .contains(code));
    }
}
