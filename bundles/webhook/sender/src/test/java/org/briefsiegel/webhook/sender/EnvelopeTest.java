package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.junit.jupiter.api.Test;

/** Byte for byte what is signed and documented. */
class EnvelopeTest {

    private static final Instant TIME = Instant.parse("2026-11-24T09:00:02Z");

    @Test
    void saysWhatHappenedToWhichTransferAndWhen() {
        assertThat(Envelope.of(message("06mhgn8g1v2q9s3c5d7e9f1h3k", "transfer.opened", TIME)))
                .isEqualTo("{\"type\":\"transfer.opened\",\"timestamp\":\"2026-11-24T09:00:02Z\","
                        + "\"data\":{\"transfer\":\"06mhgn8g1v2q9s3c5d7e9f1h3k\"}}");
    }

    @Test
    void theMessageForTestsHoldsNothing() {
        assertThat(Envelope.test(TIME.plusNanos(120_000)))
                .isEqualTo("{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-24T09:00:02.000120Z\",\"data\":{}}");
    }

    @Test
    void staysJsonWhateverIsInIt() {
        assertThat(Envelope.of(message("a\"b\\c", "t", TIME))).contains("{\"transfer\":\"a\\\"b\\\\c\"}");
    }

    private static WebhookMessage message(String transfer, String type, Instant happenedAt) {
        return new WebhookMessage(
                "msg_1",
                "P1",
                transfer,
                type,
                happenedAt,
                WebhookMessage.State.WAITING,
                1,
                Optional.of(happenedAt),
                Optional.empty(),
                "");
    }
}
