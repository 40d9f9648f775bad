package org.briefsiegel.platform.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses();

    @Test
    void whatNeverComesIsAskedForOnceAMinuteInTheEnd() {
        assertThat(IntStream.range(0, 9).map(time -> pauses.next("mail")))
                .containsExactly(1, 2, 4, 8, 16, 32, 60, 60, 60);
    }

    @Test
    void whatWasThereIsAskedForSoonAgainAndNothingElseWaitsForIt() {
        pauses.next("mail");
        pauses.next("mail");

        assertThat(pauses.next("sms")).isEqualTo(1);
        pauses.forget("mail");
        assertThat(pauses.next("mail")).isEqualTo(1);
    }
}
