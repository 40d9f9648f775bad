package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.briefsiegel.backup.api.BackupReport;
import org.junit.jupiter.api.Test;

/** An operator takes a backup, and a script can tell what came of it. */
class BackupCreateCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final BackupCreateCommand command = new BackupCreateCommand();

    @Test
    void itSaysHowFarItIsAndWhatIsInTheSet() throws Exception {
        assertThat(run(List.of(), false)).contains("Copying the database", "set: /backups/set", "documents: 7");
    }

    @Test
    void aScriptIsToldNothingButTheResult() throws Exception {
        assertThat(run(List.of(), true))
                .isEqualTo("{\"set\":\"/backups/set\",\"transfers\":5,\"documents\":7,\"reused\":6,\"destroyed\":1,"
                        + "\"bytes\":1000}\n");
    }

    @Test
    void lostDocumentsAreAFailureThatNamesThemAndTheSet() {
        assertThatThrownBy(() -> run(List.of("blob-1"), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/backups/set")
                .hasMessageContaining("blob-1");
    }

    @Test
    void aFolderThatWillNotDoIsRefusedByItsArgument() {
        command.folder = "backups";
        command.backups = (folder, progress) -> {
            throw new IllegalArgumentException(folder + " isn't an absolute path");
        };

        assertThatThrownBy(command::run)
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessage("FOLDER: backups isn't an absolute path");
    }

    private String run(List<String> missing, boolean json) throws Exception {
        command.folder = "/backups";
        command.json = json;
        command.out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        command.backups = (folder, progress) -> {
            progress.accept("Copying the database");
            return new BackupReport(Path.of(folder + "/set"), 5, 7, 6, 1000, 1, missing);
        };
        command.execute();
        return printed.toString(StandardCharsets.UTF_8);
    }
}
