package org.briefsiegel.billing.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.briefsiegel.billing.api.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long cents) {
        Money euro = new Money(cents, "EUR");

        assertThat(Amounts.read(euro.amount(), "EUR")).contains(euro);
        assertThat(Amounts.read(euro.amount().replace('.', ','), "EUR")).contains(euro);
    }

    @Property
    void whateverIsTypedIsReadOrRefused(@ForAll String typed) {
        Optional<Money> money = Amounts.read(typed, "EUR");

        assertThat(money.isPresent()).isEqualTo(typed.strip().matches("[0-9]{1,12}([.,][0-9]{1,2})?"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, EUR, 10000",
        "99.5, EUR, 9950",
        "'99,50', CHF, 9950",
        "' 0.01 ', EUR, 1",
        "007, EUR, 700",
        "100, JPY, 100",
        "1.234, TND, 1234"
    })
    void anAmountIsReadInItsCurrency(String typed, String currency, long minorUnits) {
        assertThat(Amounts.read(typed, currency)).contains(new Money(minorUnits, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+1", "1.", ".5", "1.005", "1.000,00", "1e3", "٣", "1 000", "EUR 5", "1234567890123"})
    void whatIsNoAmountIsNotRead(String typed) {
        assertThat(Amounts.read(typed, "EUR")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, EUR, de-AT, '0,10 €'",
        "10, EUR, fr-FR, '0,10 €'",
        "10, EUR, en-GB, '€0.10'",
        "123456, CHF, de-DE, '1.234,56 CHF'",
        "5, JPY, en-GB, 'JP¥5'"
    })
    void anAmountIsWrittenAsTheReaderKnowsIt(long minorUnits, String currency, String language, String written) {
        assertThat(Amounts.format(new Money(minorUnits, currency), Locale.forLanguageTag(language))
                        .replace('\u00a0', ' '))
                .isEqualTo(written);
    }
}
