package org.briefsiegel.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.briefsiegel.transfer.api.DeliveryProblem.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryProblemTest {

    @ParameterizedTest
    @EnumSource
    void itIsReadAsItWasWritten(DeliveryReason reason) {
        for (Subject subject : Subject.values()) {
            for (String technical : new String[] {"", "recipient refused: 550 5.1.1", "a) (b"}) {
                DeliveryProblem problem = new DeliveryProblem(reason, subject, technical);

                assertThat(DeliveryProblem.parse(problem.format())).contains(problem);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "refused: 0x00000058", "421 try again later", "mailbox-unknown", "mailbox-unknown pigeon"})
    void whatHasAnotherFormIsNone(String detail) {
        assertThat(DeliveryProblem.parse(detail)).isEmpty();
    }

    @Test
    void onlyADeliveryHasOne() {
        assertThat(DeliveryProblem.of(new TransferEvent(Instant.EPOCH, TransferEvent.Kind.RESENT, "busy link")))
                .isEmpty();
        assertThat(DeliveryProblem.of(
                        new TransferEvent(Instant.EPOCH, TransferEvent.Kind.DELIVERY_FAILED, "busy link")))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonReadsDifferentlyAndSaysWhatToDo(Spoken language) {
        assertThat(Arrays.stream(DeliveryReason.values()).map(it -> it.text(language.locale)))
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.endsWith("."));
        assertThat(Arrays.stream(DeliveryReason.values()).map(it -> it.advice(language.locale)))
                .allMatch(sentence -> sentence.endsWith("."));
        assertThat(DeliveryReason.BUSY.text(language.locale)).contains(language.server);
    }

    private enum Spoken {
        GERMAN(Locale.forLanguageTag("de-AT"), "Der Server"),
        ENGLISH(Locale.UK, "The server");

        private final Locale locale;
        private final String server;

        Spoken(Locale locale, String server) {
            this.locale = locale;
            this.server = server;
        }
    }
}
