package org.briefsiegel.transfer.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Obstacle;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keeps a transfer from being sent again has a sentence. */
class ObstacleTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    /** Asking changes nothing, and so needs no store. */
    private final Transfers transfers = new Transfers(null, null, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void eachHasItsOwn(String language) {
        RefusalTexts texts = new RefusalTexts(Locale.forLanguageTag(language));
        Set<Obstacle> obstacles = obstacles();

        assertThat(obstacles).hasSizeGreaterThan(5);
        assertThat(obstacles.stream().map(it -> texts.of("again." + it.id())).distinct())
                .hasSameSizeAs(obstacles);
    }

    private Set<Obstacle> obstacles() {
        return Arrays.stream(TransferState.values())
                .flatMap(state -> Stream.of(linked(), attached(), linked().erased(NOW), reported())
                        .map(it -> it.with(it.progress().in(state))))
                .flatMap(transfer -> Stream.of(Command.RESEND, Command.RENEW)
                        .flatMap(command -> transfers.obstacle(transfer, command).stream()))
                .collect(Collectors.toSet());
    }

    private static TransferRecord linked() {
        return transfer("birth-date");
    }

    private static TransferRecord attached() {
        return transfer(Submission.NO_FACTOR);
    }

    private static TransferRecord reported() {
        return linked().with(linked().progress().reported(Optional.of(NOW)));
    }

    private static TransferRecord transfer(String factor) {
        return new TransferRecord(
                "t-1",
                "p-1",
                "",
                NOW,
                factor,
                "",
                "",
                new Recipient("", "maria@example.org", "", Locale.GERMAN, Recipient.PATIENT),
                "",
                Progress.accepted(Optional.empty()),
                List.of());
    }
}
