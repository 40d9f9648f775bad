package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
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
                .isInstanceOfSatisfying(
                        CommandException.class,
                        it -> assertThat(it.getNiceHelp()).contains("PRACTICE: there is no practice 'P9'"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void onlyAFaultLeavesItsTraceInTheLog() {
        assertThatThrownBy(() -> forPeople(new Unavailable("the database doesn't answer"))
                        .execute())
                .isInstanceOf(CommandException.class);
        assertThatThrownBy(() -> forPeople(new IllegalArgumentException("label has a colon"))
                        .execute())
                .isInstanceOf(CommandException.class);
        IllegalStateException fault = new IllegalStateException("select secret");
        assertThatThrownBy(() -> forPeople(fault).execute()).isSameAs(fault);
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

    @Test
    void aServiceThatIsAwayIsNamedAndWhereToLook() {
        PracticeSetCommand command = set("P1", "address", "Wien");
        command.practices = null;

        assertThat(told(command))
                .contains("urn:briefsiegel:problem:unavailable", "its service Practices isn't there", "/health/ready");
    }

    @Test
    void noServiceOfTheHostTakesAllCommandsWithIt() throws Exception {
        List<Field> services = commands()
                .flatMap(command -> Arrays.stream(command.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Reference.class))
                .filter(field -> field.getType().getName().startsWith("org.briefsiegel."))
                .toList();

        assertThat(services)
                .hasSizeGreaterThan(10)
                .allMatch(field -> field.getAnnotation(Reference.class).optional());
    }

    private static Stream<Class<?>> commands() throws Exception {
        Path classes = Path.of(JsonCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(classes.resolve("org/briefsiegel/shell"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Command.class"))
                    .<Class<?>>map(name -> command(name.substring(0, name.indexOf('.'))))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> command(String name) {
        try {
            return Class.forName(JsonCommand.class.getPackageName() + '.' + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
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
        command.addresses = new LoftAddresses();
        command.practice = practice;
        command.key = key;
        command.value = value;
        command.trailing = List.of("--json");
        return command;
    }

    private static JsonCommand failing(RuntimeException failure) {
        JsonCommand command = forPeople(failure);
        command.json = true;
        return command;
    }

    private static JsonCommand forPeople(RuntimeException failure) {
        FailingCommand command = new FailingCommand();
        command.failure = failure;
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
