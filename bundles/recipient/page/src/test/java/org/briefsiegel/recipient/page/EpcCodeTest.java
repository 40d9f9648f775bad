package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.briefsiegel.transfer.api.OpenLetter.Payment.Due;
import org.junit.jupiter.api.Test;

/** Against the example of EPC069-12, but for the purpose and the note to the payer, which no invoice has here. */
class EpcCodeTest {

    @Test
    void theElementsAreThoseOfTheStandardInItsOrder() {
        assertThat(EpcCode.of(payment("BPOTBEB1", "Red Cross of Belgium", 100, "Urgency fund")))
                .contains("""
                        BCD
                        002
                        1
                        SCT
                        BPOTBEB1
                        Red Cross of Belgium
                        BE72000000001616
                        EUR1.00


                        Urgency fund""");
    }

    @Test
    void whatIsEmptyAtTheEndIsLeftOutAndABicIsNotNeeded() {
        assertThat(EpcCode.of(payment("", "Dr. Müller", 99_999_999_999L, "")))
                .contains("BCD\n002\n1\nSCT\n\nDr. Müller\nBE72000000001616\nEUR999999999.99");
    }

    @Test
    void whatIsLongerThanAppsReadHasNoCode() {
        assertThat(EpcCode.of(payment("", "x".repeat(70), 1, "y".repeat(140)))).isPresent();
        assertThat(EpcCode.of(payment("", "ä".repeat(70), 1, "ö".repeat(140)))).isEmpty();
    }

    private static Due payment(String bic, String payee, long cents, String text) {
        return new Due(payee, "BE72000000001616", bic, cents, text, Optional.empty());
    }
}
