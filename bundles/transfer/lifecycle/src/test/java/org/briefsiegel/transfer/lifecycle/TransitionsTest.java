package org.briefsiegel.transfer.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Transition.Already;
import org.briefsiegel.transfer.lifecycle.Transition.Back;
import org.briefsiegel.transfer.lifecycle.Transition.Refused;
import org.briefsiegel.transfer.lifecycle.Transition.To;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    private static final Path DOCUMENTED = Path.of("../../../docs/transfer-states.md");

    @ParameterizedTest
    @EnumSource
    void nothingLeadsOutOfRevoked(Command command) {
        assertThat(Transitions.of(TransferState.REVOKED, command)).isNotInstanceOfAny(To.class, Back.class);
    }

    @Test
    void onlyARenewalAndARevocationLeadOutOfExpired() {
        Map<Command, TransferState> ways = Arrays.stream(Command.values())
                .filter(command -> Transitions.of(TransferState.EXPIRED, command) instanceof To)
                .collect(Collectors.toMap(
                        command -> command, command -> ((To) Transitions.of(TransferState.EXPIRED, command)).next()));

        assertThat(ways)
                .containsOnly(
                        Map.entry(Command.RENEW, TransferState.QUEUED),
                        Map.entry(Command.REVOKE, TransferState.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "REVOKED", "EXPIRED"})
    void nobodyGetsInToWhatIsClosed(TransferState closed) {
        assertThat(Transitions.of(closed, Command.TRY)).isInstanceOf(Refused.class);
        assertThat(Transitions.of(closed, Command.OPEN)).isInstanceOf(Refused.class);
        assertThat(Transitions.of(closed, Command.REQUEST_CODE)).isInstanceOf(Refused.class);
    }

    /** Written anew with {@code -Dbriefsiegel.write-table=true}. */
    @Test
    void theDocumentedTableIsTheOneInForce() throws Exception {
        String written = Files.readString(DOCUMENTED);
        int begin = written.indexOf("| command |");
        String before = written.substring(0, begin);
        String after = written.substring(written.indexOf("\n\n", begin));
        String inForce = before + table() + after;
        if (Boolean.getBoolean("briefsiegel.write-table")) {
            Files.writeString(DOCUMENTED, inForce);
        }
        assertThat(written).isEqualTo(inForce);
    }

    private static String table() {
        List<TransferState> states = List.of(TransferState.values());
        Stream<String> head = Stream.of(
                row("command", states.stream().map(TransferState::id)),
                row("---", states.stream().map(it -> "---")));
        Stream<String> rows = Arrays.stream(Command.values())
                .map(command -> row(
                        command.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        states.stream().map(state -> cell(Transitions.of(state, command)))));
        return Stream.concat(head, rows).collect(Collectors.joining("\n"));
    }

    private static String row(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Transition transition) {
        if (transition instanceof To to) {
            return "**" + to.next().id() + "**";
        }
        if (transition instanceof Back) {
            return "**where it stood**";
        }
        if (transition instanceof Refused refused) {
            return "no: " + refused.obstacle().id();
        }
        return transition instanceof Already ? "is so" : "stays";
    }
}
