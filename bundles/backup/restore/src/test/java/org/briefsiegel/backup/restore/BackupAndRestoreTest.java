package org.briefsiegel.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.deletions.Deletion;
import org.briefsiegel.backup.deletions.DeletionLog;
import org.briefsiegel.transfer.api.TransferState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is backed up comes back, and nothing else does; on each database. */
@ParameterizedClass
@EnumSource
class BackupAndRestoreTest {

    @Parameter
    private TestSites kind;

    @TempDir
    private Path temporary;

    private Path sets;
    private BackedUpSite site;

    @BeforeEach
    void open() throws Exception {
        sets = temporary.resolve("backups");
        Path data = temporary.resolve("before");
        site = new BackedUpSite(data, kind.empty(data), kind.programs());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aRestoredDocumentIsTheVeryOne() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.send("t-2", "Befund der zweiten");
        BackupReport report = site.backUp(sets);
        assertThat(report.documents()).isEqualTo(2);
        assertThat(report.missing()).isEmpty();

        RestoreTarget target = target("after");
        assertThat(target.run(sets.toString())).contains("2 transfers");

        try (BackedUpSite restored = target.open()) {
            assertThat(restored.read("t-1")).isEqualTo("Befund der ersten");
            assertThat(restored.read("t-2")).isEqualTo("Befund der zweiten");
        }
    }

    @Test
    void aSetThatIsTakenWhileTransfersAreSentAndRevokedIsWhole() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch going = new CountDownLatch(20);
        ExecutorService practices = Executors.newFixedThreadPool(2);
        List<Future<?>> work = IntStream.range(0, 2)
                .<Future<?>>mapToObj(practice -> practices.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        String id = "t-" + practice + "-" + i;
                        site.send(id, "Befund " + id);
                        if (i % 3 == 0) {
                            site.revoke(id);
                        }
                        going.countDown();
                    }
                }))
                .toList();
        going.await();

        BackupReport first = site.backUp(sets);
        BackupReport second = site.backUp(sets);
        over.set(true);
        for (Future<?> done : work) {
            done.get();
        }
        practices.shutdown();

        assertThat(second.transfers()).isGreaterThan(first.transfers());
        for (BackupReport report : List.of(first, second)) {
            assertThat(report.missing()).isEmpty();
            String checked = target("check").check(report.set());
            assertThat(checked).contains("with " + report.transfers() + " transfers", "The ledger adds up", "is good");
        }
    }

    @Test
    void whatWasRevokedOrDestroyedAfterTheBackupIsEndedAgain() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.send("t-2", "Befund der zweiten");
        site.send("t-3", "Befund der dritten");
        site.backUp(sets);
        site.clock().move(Duration.ofDays(30));
        Path log = temporary.resolve("deletions.log");
        Instant now = Instant.now(site.clock());
        new DeletionLog(log)
                .add(List.of(
                        new Deletion(now, true, BackedUpSite.PRACTICE, "t-1"),
                        new Deletion(now, false, BackedUpSite.PRACTICE, "t-1"),
                        new Deletion(now, false, BackedUpSite.PRACTICE, "t-2"),
                        new Deletion(now, true, BackedUpSite.PRACTICE, "of-after-the-backup")));

        RestoreTarget target = target("after");
        String said = target.run("--deletions", log.toString(), sets.toString());

        assertThat(said)
                .contains(
                        "revoked after the backup and are revoked again: 1",
                        "destroyed after the backup and is destroyed again: 1");
        try (BackedUpSite restored = target.open()) {
            assertThat(restored.transfer("t-1").state()).isEqualTo(TransferState.REVOKED);
            assertThat(restored.transfer("t-2").documents().get(0).sealed().isErased())
                    .isTrue();
            assertThat(restored.file("t-1")).doesNotExist();
            assertThat(restored.file("t-2")).doesNotExist();
            assertThat(restored.read("t-3")).isEqualTo("Befund der dritten");
        }
        assertThat(new DeletionLog(target.data().resolve("deletions.log")).read())
                .hasSize(4);
    }

    @Test
    void whatIsInUseIsNotWrittenOver() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.backUp(sets);
        RestoreTarget target = target("after");
        target.run(sets.toString());

        assertThat(target.refused(sets.toString())).contains("The vault", "isn't empty");
        RestoreTarget.delete(target.data().resolve("vault"));
        assertThat(target.refused(sets.toString())).contains("The database", "isn't empty");
        assertThat(target.data().resolve("vault")).doesNotExist();
    }

    private RestoreTarget target(String name) throws Exception {
        return RestoreTarget.of(kind, temporary.resolve(name), site);
    }
}
