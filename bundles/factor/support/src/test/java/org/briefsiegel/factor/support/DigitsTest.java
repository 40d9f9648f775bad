package org.briefsiegel.factor.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "1237 010180, 1237 010180",
        "١٢٣٧ ٠١٠١٨٠, 1237 010180",
        "۱۲۳۷ ۰۱۰۱۸۰, 1237 010180",
        "१२३७ ०१०१८०, 1237 010180",
        "１２３７　０１０１８０, 1237　010180",
        "A١a, A1a",
        "Ⅳ ④ ½, Ⅳ ④ ½"
    })
    void theDigitsOfEveryScriptAreReadAndNothingElseIsChanged(String typed, String read) {
        assertThat(Digits.european(typed)).isEqualTo(read);
    }

    @Test
    void marksThatNobodySeesAreDropped() {
        assertThat(Digits.european("\u202a+43\u00ad 664\u200e\u202c\ufeff")).isEqualTo("+43 664");
    }

    @Test
    void everyDecimalDigitOfUnicodeBecomesOneOfTheTen() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(Digits.european(all)).matches("[0-9]+").hasSize(all.codePointCount(0, all.length()));
    }

    @Property
    void readTwiceIsReadOnce(@ForAll String typed) {
        String once = Digits.european(typed);

        assertThat(Digits.european(once)).isEqualTo(once);
    }
}
