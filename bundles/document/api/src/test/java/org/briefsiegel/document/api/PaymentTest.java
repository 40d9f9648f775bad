package org.briefsiegel.document.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.document.api.Payment.Due;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

    private static final String IBAN = "AT611904300234573201";

    @ParameterizedTest
    @ValueSource(
            strings = {
                IBAN,
                "DE89370400440532013000",
                "CH9300762011623852957",
                "BE72000000001616",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S"
            })
    void accountsOfTheStandardsExamplesAreAccounts(String iban) {
        assertThat(Due.isIban(iban)).isTrue();
    }

    /** So the check digits are made: one digit that is changed is always found. */
    @Property
    void aDigitThatIsMistypedIsFound(
            @ForAll @IntRange(min = 2, max = 19) int index, @ForAll @CharRange(from = '0', to = '9') char digit) {
        String typed = IBAN.substring(0, index) + digit + IBAN.substring(index + 1);

        assertThat(Due.isIban(typed)).isEqualTo(typed.equals(IBAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AT61", "AT61 1904 3002 3457 3201", "61AT1904300234573201"})
    void whatHasNoFormIsNoAccount(String text) {
        assertThat(Due.isIban(text)).isFalse();
    }

    @Test
    void whatABankCannotReadIsNoPayment() {
        assertThatIllegalArgumentException().isThrownBy(() -> due("", 100, "")).withMessage("payee");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due("a\nb", 100, ""))
                .withMessage("payee");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due("Huber", 0, ""))
                .withMessage("cents");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due("Huber", 100_000_000_000L, ""))
                .withMessage("cents");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due("Huber", 1, "x".repeat(141)))
                .withMessage("text");
    }

    private static Due due(String payee, long cents, String text) {
        return new Due(payee, IBAN, "", cents, text, Optional.empty());
    }
}
