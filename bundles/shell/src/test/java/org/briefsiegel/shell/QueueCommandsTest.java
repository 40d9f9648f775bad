package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.api.MessageQueue;
import org.junit.jupiter.api.Test;

/** An operator sees what waits to be sent, and has it tried now. */
class QueueCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    /** One SMS waits for a later try. */
    private static class OneWaits implements MessageQueue {

        private static final Waiting WAITING = new Waiting(
                "m-1", "sms", "factor", "P1", "T1", NOW, NOW.plusSeconds(60), NOW.plusSeconds(3600), 2, false);

        @Override
        public List<Waiting> list(Optional<String> channel, int limit) {
            return channel.isEmpty() || channel.get().equals("sms") ? List.of(WAITING) : List.of();
        }

        @Override
        public int retry(Optional<String> channel, Optional<String> message) {
            return message.isEmpty() || message.get().equals("m-1") ? 1 : 0;
        }
    }

    @Test
    void whatWaitsIsShownWithItsTriesAndWithoutItsText() {
        QueueListCommand command = new QueueListCommand();
        command.queue = new OneWaits();

        assertThat((List<?>) command.run())
                .singleElement()
                .isEqualTo(Map.of(
                        "id",
                        "m-1",
                        "channel",
                        "sms",
                        "purpose",
                        "factor",
                        "practice",
                        "P1",
                        "transfer",
                        "T1",
                        "createdAt",
                        NOW,
                        "dueAt",
                        NOW.plusSeconds(60),
                        "deadline",
                        NOW.plusSeconds(3600),
                        "attempts",
                        2,
                        "sending",
                        false));
        command.channel = "mail";
        assertThat((List<?>) command.run()).isEmpty();
        command.limit = 0;
        assertThatThrownBy(command::run).hasMessage("--limit: 0 isn't a number from 1 to 1000");
    }

    @Test
    void oneOrAllAreTriedNowAndOneThatDoesNotWaitIsNamed() {
        assertThat(retry("m-1")).isEqualTo(Map.of("tried", 1));
        assertThat(retry("all")).isEqualTo(Map.of("tried", 1));
        assertThatThrownBy(() -> retry("m-9"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("no message 'm-9'");
    }

    @Test
    void aMessageThatIsDueAlreadyIsAcceptedAndSaidToWaitForItsTurn() {
        QueueRetryCommand command = new QueueRetryCommand();
        command.queue = new OneWaits() {
            @Override
            public int retry(Optional<String> channel, Optional<String> message) {
                return 0;
            }
        };
        command.message = "m-1";

        assertThat(command.run())
                .isEqualTo(Map.of("tried", 0, "state", "due already; waits for its turn or its route, see route:list"));
    }

    private static Object retry(String message) {
        QueueRetryCommand command = new QueueRetryCommand();
        command.queue = new OneWaits();
        command.message = message;
        return command.run();
    }
}
