package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptKeysTest {

    private static final String NUMBER = "436641234567";

    @ParameterizedTest(name = "answered {0}, told {1}")
    @CsvSource({
        "17, 17",
        "0000000017, 17",
        "17, 0000000017",
        "1A2B3C, 1a2b3c",
        "1a2b3c, 1A2B3C",
        "1A2B3C, 1715004",
        "1715004, 001A2B3C",
        "0x-ab, 0X-AB",
        "5f1e3a52-77, 5F1E3A52-77",
        "' 17', 17"
    })
    void theSameIdIsWrittenInManyWays(String answered, String told) {
        assertThat(ReceiptKeys.candidates(told, NUMBER)).contains(ReceiptKeys.of(answered, NUMBER));
    }

    @ParameterizedTest
    @CsvSource({"436641234567", "+436641234567", "06641234567", "00436641234567", "664 123 45 67"})
    void aNumberIsKnownByItsEnd(String number) {
        assertThat(ReceiptKeys.candidates("17", number)).contains(ReceiptKeys.of("17", NUMBER));
    }

    @Property
    void whateverACentreCountsInIsFound(@ForAll @LongRange(min = 1) long id) {
        String decimal = Long.toString(id);
        String hexadecimal = "%016X".formatted(id);

        assertThat(ReceiptKeys.candidates(decimal, NUMBER)).contains(ReceiptKeys.of(hexadecimal, NUMBER));
        assertThat(ReceiptKeys.candidates(hexadecimal, NUMBER)).contains(ReceiptKeys.of(decimal, NUMBER));
        assertThat(ReceiptKeys.candidates(decimal, NUMBER).get(0))
                .as("itself first")
                .isEqualTo(ReceiptKeys.of(decimal, NUMBER));
        assertThat(ReceiptKeys.candidates(decimal, "436641230000"))
                .as("another's")
                .doesNotContain(ReceiptKeys.of(decimal, NUMBER));
    }

    @Property
    void noIdIsTooOdd(@ForAll @StringLength(max = 65) String id, @ForAll @StringLength(max = 21) String number) {
        assertThat(ReceiptKeys.candidates(id, number))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.length()).isLessThan(200))
                .contains(ReceiptKeys.of(id, number));
    }
}
