package org.briefsiegel.transfer.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:59:59Z");
    private static final TransferRecord TRANSFER = EndedTransfer.of("p-1", "t-1", "card");

    @ParameterizedTest
    @ValueSource(strings = {"7", " ", "a\nb", "Stelle 2 und 5", "\ud83d\ude00", "\uffff"})
    void whatWasAskedComesBackForHalfAnHour(String challenge) {
        String sealed = at(NOW).seal(TRANSFER, challenge);

        assertThat(at(NOW.plus(Duration.ofMinutes(30)).minusSeconds(1)).open(TRANSFER, sealed))
                .contains(challenge);
        assertThat(at(NOW.plus(Duration.ofMinutes(30))).open(TRANSFER, sealed)).isEmpty();
    }

    @Test
    void itIsOfOneTransferOfOnePracticeUnderOneFactor() {
        String sealed = at(NOW).seal(TRANSFER, "7");

        assertThat(at(NOW).open(EndedTransfer.of("p-2", "t-1", "card"), sealed)).isEmpty();
        assertThat(at(NOW).open(EndedTransfer.of("p-1", "t-2", "card"), sealed)).isEmpty();
        assertThat(at(NOW).open(EndedTransfer.of("p-1", "t-1", "deck"), sealed)).isEmpty();
        assertThat(at(NOW).open(TRANSFER, "")).isEmpty();
        assertThat(at(NOW).open(TRANSFER, "7")).isEmpty();
    }

    @Test
    void aFactorThatDrawsWhatIsNoChallengeIsClosed() {
        assertThat(at(NOW).open(TRANSFER, at(NOW).seal(TRANSFER, "7".repeat(1000))))
                .isPresent();

        for (String none : new String[] {"", "a\0b", "\ud83d", "7".repeat(1001)}) {
            assertThatThrownBy(() -> at(NOW).seal(TRANSFER, none))
                    .isInstanceOf(ClosedException.class)
                    .hasMessageContaining("factor.card");
        }
    }

    private static Challenges at(Instant now) {
        return new Challenges(new OpenVault(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
