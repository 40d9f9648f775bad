package org.briefsiegel.transfer.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

    private static final Instant LAST_SECOND_OF_AN_HOUR = Instant.parse("2026-11-25T10:59:59Z");
    private static final TransferRecord TRANSFER = EndedTransfer.of("p-1", "t-1");

    @Test
    void aFormThatWasSeenInThisOrTheTwoHoursBeforeIsTaken() {
        String token = at(LAST_SECOND_OF_AN_HOUR).of(link(TRANSFER));

        for (Duration later : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(2))) {
            assertThat(at(LAST_SECOND_OF_AN_HOUR.plus(later)).accept(link(TRANSFER), token))
                    .as("after " + later)
                    .isTrue();
        }
        assertThat(at(LAST_SECOND_OF_AN_HOUR.plus(Duration.ofHours(2)).plusSeconds(1))
                        .accept(link(TRANSFER), token))
                .isFalse();
    }

    @Test
    void aFormOfTheFutureIsNoneOfOurs() {
        String token = at(LAST_SECOND_OF_AN_HOUR.plusSeconds(1)).of(link(TRANSFER));

        assertThat(at(LAST_SECOND_OF_AN_HOUR).accept(link(TRANSFER), token)).isFalse();
    }

    @Test
    void aFormIsForOneLinkOfOneTransfer() {
        FormTokens tokens = at(LAST_SECOND_OF_AN_HOUR);
        String token = tokens.of(link(TRANSFER));

        assertThat(tokens.accept(new Linked(TRANSFER, "another", Optional.empty()), token))
                .isFalse();
        assertThat(tokens.accept(link(EndedTransfer.of("p-1", "t-2")), token)).isFalse();
        assertThat(tokens.accept(link(EndedTransfer.of("p-2", "t-1")), token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ä"})
    void whateverElseIsPostedIsNoneOfOurs(String posted) {
        assertThat(at(LAST_SECOND_OF_AN_HOUR).accept(link(TRANSFER), posted)).isFalse();
    }

    private static Linked link(TransferRecord transfer) {
        return new Linked(transfer, "link", Optional.empty());
    }

    private static FormTokens at(Instant now) {
        return new FormTokens(new OpenVault(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
