package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderAddressTest {

    @ParameterizedTest
    @CsvSource({
        "+436641234567, 436641234567, 1, 1",
        "0900123, 0900123, 3, 0",
        "12345, 12345, 3, 0",
        "Dr. Muster, Dr. Muster, 5, 0"
    })
    void aSenderIsANumberAShortCodeOrAName(String sender, String address, byte typeOfNumber, byte numberingPlan) {
        assertThat(SenderAddress.of(sender)).isEqualTo(new SenderAddress(address, typeOfNumber, numberingPlan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Briefsiegel GmbH", "Müller", "+0664", "a\nb"})
    void whatNoNetworkTakesIsRefused(String sender) {
        assertThatThrownBy(() -> SenderAddress.of(sender)).isInstanceOf(IllegalArgumentException.class);
    }
}
