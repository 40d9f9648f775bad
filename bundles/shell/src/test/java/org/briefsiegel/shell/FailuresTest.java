package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.briefsiegel.platform.availability.Unavailable;
import org.junit.jupiter.api.Test;

/** Why a command failed, for people and for programs. */
class FailuresTest {

    private final FakePractices practices = new FakePractices();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void programsReadAProblemAndNothingElse() {
        assertThat(told(set("P9", "address", "Wien")))
                .isEqualTo("{\"type\":\"urn:briefsiegel:problem:not-found\",\"title\":\"Not found\","
                        + "\"detail\":\"PRACTICE: there is no practice 'P9'; practice:list shows them\","
                        + "\"errors\":[{\"argument\":\"PRACTICE\"}]}");
        assertThat(told(set("P1", "preview", "perhaps")))
                .contains("\"type\":\"urn:briefsiegel:problem:invalid-request\"", "\"argument\":\"VALUE\"");
    }

    @Test
    void peopleReadWhatTheShellPrints() {
        PracticeSetCommand command = set("P9", "address", "Wien");
        command.trailing = List.of();

        assertThatThrownBy(command::execute)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PRACTICE: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anOptionInThePlaceOfAnArgumentIsNotTakenForIt() {
        PracticeSetCommand set = set("P1", "address", "--json");
        set.trailing = List.of();
        assertThat(told(set)).contains("\"detail\":\"VALUE: is missing\"");

        PracticeSetCommand none = set("--json", null, null);
        none.trailing = List.of();
        assertThat(told(none)).contains("\"detail\":\"PRACTICE: is missing\"");
        assertThat(practices.settings).isEmpty();
    }

    @Test
    void anUnknownOptionBeforeItHidesNothing() {
        PracticeSetCommand command = set("P1", "address", "Wien");
        command.trailing = List.of("--colour", "red", "--json");

        assertThat(told(command)).contains("\"argument\":\"--colour\"");
    }

    @Test
    void whatIsAwayAndWhatIsBrokenAreToldApartAndAFaultsTextStaysInTheLog() {
        assertThat(told(failing(new Unavailable("the database doesn't answer"))))
                .contains("urn:briefsiegel:problem:unavailable", "the database doesn't answer");
        assertThat(told(failing(new IllegalStateException("select secret"))))
                .contains("urn:briefsiegel:problem:fault")
                .doesNotContain("secret");
        assertThat(told(failing(new IllegalArgumentException("label has a \u001b"))))
                .contains("urn:briefsiegel:problem:invalid-request", "label has a \\u001B");
    }

    private String told(JsonCommand command) {
        out.reset();
        listen(command);
        assertThatThrownBy(command::execute)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        it -> assertThat(it.getNiceHelp()).isEmpty());
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private <C extends JsonCommand> C listen(C command) {
        command.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        return command;
    }

    private PracticeSetCommand set(String practice, String key, String value) {
        PracticeSetCommand command = listen(new PracticeSetCommand());
        command.practices = practices;
        command.practice = practice;
        command.key = key;
        command.value = value;
        command.trailing = List.of("--json");
        return command;
    }

    private static JsonCommand failing(RuntimeException failure) {
        FailingCommand command = new FailingCommand();
        command.failure = failure;
        command.json = true;
        return command;
    }

    /** Fails as it is told to. */
    static final class FailingCommand extends JsonCommand {

        RuntimeException failure;

        @Override
        Object run() {
            throw failure;
        }
    }
}
