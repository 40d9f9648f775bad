package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrayPercentsTest {

    @ParameterizedTest
    @CsvSource({
        "lang=%zz, lang=%25zz",
        "a=%, a=%25",
        "a=%1, a=%251",
        "a=%%41, a=%25%41",
        "a=%41&b=%C3%a4, a=%41&b=%C3%a4",
        "lang=en, lang=en",
        "'', ''"
    })
    void whatBeginsNoEscapeStandsForItself(String text, String escaped) {
        assertThat(StrayPercents.escaped(text)).isEqualTo(escaped);
    }
}
