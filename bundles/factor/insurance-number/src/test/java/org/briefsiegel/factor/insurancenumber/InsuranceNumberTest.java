package org.briefsiegel.factor.insurancenumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsuranceNumberTest {

    private static final int[] WEIGHTS = {3, 7, 9, 5, 8, 4, 2, 1, 6};

    @ParameterizedTest
    @CsvSource({
        "1237010180,1237010180",
        "1237 010180,1237010180",
        " 1237/01.01-80,1237010180",
        "A123456780,A123456780",
        "a 123 456 780,A123456780",
        "756.9217.0769.85,7569217076985"
    })
    void aNumberIsReadInEverySpelling(String text, String normalized) {
        assertThat(InsuranceNumber.parse(text)).contains(new InsuranceNumber(normalized));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1238010180",
                "0237010180",
                "123701018",
                "12370101800",
                "A123456781",
                "756.9217.0769.84",
                "",
                "abc",
                "１２３７０１０１８０"
            })
    void aNumberThatCannotBeRightIsNone(String text) {
        assertThat(InsuranceNumber.parse(text)).isEmpty();
    }

    @Property
    void everyAustrianNumberWithTheRightCheckDigitIsTaken(@ForAll("bodies") String body) {
        int check = checkDigit(body);

        for (int digit = 0; digit < 10; digit++) {
            String number = body.substring(0, 3) + digit + body.substring(3);
            assertThat(InsuranceNumber.parse(number).isPresent()).isEqualTo(digit == check);
        }
    }

    /** The modulus is a prime above every weight, so that one wrong digit always changes the remainder. */
    @Property
    void oneWrongDigitIsAlwaysNoticed(
            @ForAll("bodies") String body,
            @ForAll @IntRange(max = 9) int position,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        int check = checkDigit(body);
        String right = body.substring(0, 3) + (check % 10) + body.substring(3);
        char[] wrong = right.toCharArray();
        wrong[position] = (char) ('0' + (wrong[position] - '0' + shift) % 10);

        if (check < 10) {
            assertThat(InsuranceNumber.parse(new String(wrong))).isEmpty();
        }
    }

    /** The last six digits look like a date and need not be one. */
    @Test
    void aMonthThirteenIsNoMistake() {
        String body = "123" + "011380";
        assertThat(InsuranceNumber.parse("123" + checkDigit(body) + "011380")).isPresent();
    }

    @Test
    void theFactorNamesWhatIsMissingAndWhatCannotBeRight() {
        InsuranceNumberFactor factor = new InsuranceNumberFactor();

        assertThat(factor.read(new Answer(Map.of(), Locale.GERMAN)))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed ->
                                assertThat(malformed.flaws().get(0).reason()).startsWith("Geben Sie"));
        assertThat(factor.read(new Answer(Map.of("insuranceNumber", "1238010180"), Locale.GERMAN)))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed ->
                                assertThat(malformed.flaws().get(0).reason()).doesNotContain("1238"));
        assertThat(factor.read(new Answer(Map.of("insuranceNumber", "1237 010180"), Locale.GERMAN)))
                .isEqualTo(new Reading.Legible("1237010180"));
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().numeric().ofLength(9).filter(body -> body.charAt(0) != '0');
    }

    private static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return sum % 11;
    }
}
