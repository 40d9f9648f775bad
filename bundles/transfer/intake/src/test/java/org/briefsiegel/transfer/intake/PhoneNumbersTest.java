package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for quote and transfer: a code goes to a number that receives texts. */
class PhoneNumbersTest {

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4312345678",
                "+43 800 123456",
                "+43 900 123456",
                "+43 720 123456",
                "+49 30 123456",
                "+41 44 668 18 00",
                "0664 1234567",
                "+43 664"
            })
    void aNumberThatReceivesNoTextsIsRefusedByQuoteAndTransferAlike(String phone) throws IOException {
        assertRefused(intake.quote(Letters.price("sms-code", phone)));
        assertRefused(intake.accept(Letters.invoice("sms-code", phone, Optional.of("q-1")), Letters.files("content")));
        assertThat(host.contents()).isZero();
    }

    private static void assertRefused(Reply<?> reply) {
        Refusal refusal = TestIntake.refusal(reply);
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_FACT);
        assertThat(refusal.flaws()).extracting(Refusal.Flaw::pointer).containsExactly("/recipient/phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+43 (0) 664 1234567", "\u202a+43 664 1234567\u202c", "0043 664/123 45 67"})
    void aNumberIsKeptInItsInternationalFormHoweverItWasWritten(String phone) throws IOException {
        assertThat(intake.accepted("sms-code", phone, false).recipient().phone())
                .isEqualTo("+436641234567");
    }
}
