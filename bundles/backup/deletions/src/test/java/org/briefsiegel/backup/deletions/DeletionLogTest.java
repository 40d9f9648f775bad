package org.briefsiegel.backup.deletions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.events.EventFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was destroyed is noted, once it has happened, and is never lost. */
class DeletionLogTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00.123Z");
    private static final Deletion REVOKED = new Deletion(NOW, true, "p-1", "t-1");
    private static final Deletion DESTROYED = new Deletion(NOW, false, "p-1", "t-1");

    @TempDir
    private Path folder;

    @Test
    void whatEndsAContentIsNotedAndNothingElse() throws Exception {
        Path file = folder.resolve("made/deletions.log");
        DeletionListener listener = new DeletionListener(new DeletionLog(file));

        for (Kind kind : Kind.values()) {
            listener.happened(new EventFeed.Entry("p-1", "t-1", new TransferEvent(NOW, kind, "a word")));
        }

        assertThat(new DeletionLog(file).read()).containsExactly(REVOKED, DESTROYED);
        assertThat(file)
                .hasContent("2026-11-29T10:00:00.123Z revoked p-1 t-1\n2026-11-29T10:00:00.123Z destroyed p-1 t-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatACrashHasCutHarmsNeitherThoseBeforeNorThoseAfterIt() throws Exception {
        Path file = folder.resolve("deletions.log");
        DeletionLog log = new DeletionLog(file);
        log.add(List.of(REVOKED));
        Files.writeString(file, "2026-11-29T10:00:00.1", StandardOpenOption.APPEND);

        log.add(List.of(DESTROYED));

        assertThat(log.read()).containsExactly(REVOKED, DESTROYED);
    }

    @Test
    void withoutAFileThereIsNothing() throws Exception {
        assertThat(new DeletionLog(folder.resolve("deletions.log")).read()).isEmpty();
    }

    @Test
    void whatCannotBeNotedIsToldSoThatTheEventStays() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        DeletionListener listener = new DeletionListener(new DeletionLog(notAFolder.resolve("deletions.log")));
        EventFeed.Entry entry = new EventFeed.Entry("p-1", "t-1", new TransferEvent(NOW, Kind.REVOKED, ""));

        assertThatThrownBy(() -> listener.happened(entry)).isInstanceOf(UncheckedIOException.class);
    }
}
