package org.briefsiegel.factor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "7569217076985", "96385074"})
    void articleNumbersEndWithTheirCheckDigit(String number) {
        assertThat(CheckDigits.isEan(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"79927398713", "4111111111111111"})
    void cardNumbersEndWithTheirCheckDigit(String number) {
        assertThat(CheckDigits.isLuhn(number)).isTrue();
    }

    @Property
    void aDigitThatIsWrongIsFoundByBoth(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 2, max = 20) String digits,
            @ForAll @IntRange(max = 19) int place,
            @ForAll @IntRange(min = 1, max = 9) int more) {
        int wrong = place % digits.length();
        char changed = (char) ('0' + (digits.charAt(wrong) - '0' + more) % 10);
        String other = digits.substring(0, wrong) + changed + digits.substring(wrong + 1);

        assertThat(CheckDigits.isEan(digits) && CheckDigits.isEan(other)).isFalse();
        assertThat(CheckDigits.isLuhn(digits) && CheckDigits.isLuhn(other)).isFalse();
    }

    @Test
    void weightsAreOneForEachDigit() {
        assertThat(CheckDigits.remainder("1237010180", 11, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6))
                .isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> CheckDigits.remainder("12", 11, 1));
    }

    @Test
    void lettersAreAFaultOfWhoAsks() {
        assertThatIllegalArgumentException().isThrownBy(() -> CheckDigits.isLuhn("12a"));
    }
}
