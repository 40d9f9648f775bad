package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.submission.Payments;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentsTest {

    private static final DocumentAddress ADDRESS = new DocumentAddress(TestHost.PRACTICE, "t-1", 1);
    private static final String IBAN = "AT611904300234573201";

    private final Payments payments = new Payments(new TestHost().vault());

    static Stream<Payment> everyKind() {
        return Stream.of(
                new Payment.Settled(),
                new Payment.Due("Dr. Huber", IBAN, "", 1, "", Optional.empty()),
                new Payment.Due("Dr. Žižek", IBAN, "GIBAATWWXXX", 8400, "2026/117", Optional.empty()),
                new Payment.Due("due", IBAN, "", 99_999_999_999L, " = ", Optional.of(LocalDate.of(2026, 12, 14))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsSealedIsReadAgainAndHidden(Payment payment) {
        String sealed = payments.seal(ADDRESS, Optional.of(payment));

        assertThat(sealed).isNotEmpty().doesNotContain(IBAN);
        assertThat(payments.open(ADDRESS, sealed)).contains(payment);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(payments.seal(ADDRESS, Optional.empty())).isEmpty();
        assertThat(payments.open(ADDRESS, "")).isEmpty();
    }

    @Test
    void whatBelongsToAnotherDocumentIsNotRead() {
        String sealed = payments.seal(ADDRESS, Optional.of(new Payment.Settled()));

        assertThatIllegalStateException()
                .isThrownBy(() -> payments.open(new DocumentAddress(TestHost.PRACTICE, "t-1", 2), sealed));
    }
}
