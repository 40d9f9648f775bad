package org.briefsiegel.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.deletions.Deletion;
import org.briefsiegel.backup.deletions.DeletionLog;
import org.briefsiegel.backup.set.BackupSet;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;
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

        Target target = target("after");
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
    void theNextSetLinksWhatHasNotChangedAndLivesOnWithoutTheOneBefore() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path first = site.backUp(sets).set();
        site.send("t-2", "Befund der zweiten");

        BackupReport second = site.backUp(sets);

        assertThat(second.reused()).isOne();
        delete(first);
        assertThat(target("check").check(second.set())).contains("Decrypted 2 of 2 documents");
    }

    @Test
    void whatWasRevokedOrDestroyedAfterTheBackupIsEndedAgain() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.send("t-2", "Befund der zweiten");
        site.send("t-3", "Befund der dritten");
        site.backUp(sets);
        Path log = temporary.resolve("deletions.log");
        Instant now = Instant.now(site.clock());
        new DeletionLog(log)
                .add(List.of(
                        new Deletion(now, true, BackedUpSite.PRACTICE, "t-1"),
                        new Deletion(now, false, BackedUpSite.PRACTICE, "t-1"),
                        new Deletion(now, false, BackedUpSite.PRACTICE, "t-2"),
                        new Deletion(now, true, BackedUpSite.PRACTICE, "of-after-the-backup")));

        Target target = target("after");
        String said = target.run("--deletions", log.toString(), sets.toString());

        assertThat(said)
                .contains(
                        "1 transfers that were revoked after the backup are revoked again",
                        "1 contents that were destroyed after the backup are destroyed again");
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
    void withoutALogOfDeletionsItIsSaidWhatHasComeBack() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.backUp(sets);

        assertThat(target("after").run(sets.toString())).contains("has come back");
    }

    @Test
    void aDocumentThatTheVaultHasLostIsNamedAndTheOthersAreSaved() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.send("t-2", "Befund der zweiten");
        Files.delete(site.file("t-1"));

        BackupReport report = site.backUp(sets);

        String lost = site.transfer("t-1").documents().get(0).sealed().blob();
        assertThat(report.missing()).containsExactly(lost);
        Target target = target("after");
        assertThat(target.run(sets.toString())).contains("1 contents were lost before the backup: " + lost);
        assertThat(target.refused("--check", sets.toString())).contains(lost);
    }

    @Test
    void aDamagedSetIsRefusedAndNothingIsWritten() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path set = site.backUp(sets).set();
        Path content = set.resolve("vault").resolve(site.vault().folder().relativize(site.file("t-1")));
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length - 1] ^= 1;
        Files.write(content, bytes);

        Target target = target("after");

        assertThat(target.refused(set.toString())).contains("is damaged", "has changed since it was written");
        Files.delete(content);
        assertThat(target.refused(set.toString())).contains("is damaged", "is missing");
        assertThat(target.data().resolve("vault")).doesNotExist();
    }

    @Test
    void anotherMasterKeyIsRefusedByWhichItIs() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.backUp(sets);
        Target target = target("after");
        Files.writeString(BackedUpSite.keyFile(target.data()), "A".repeat(43) + "=\n");

        assertThat(target.refused(sets.toString()))
                .contains("The master key isn't the one", site.vault().masterKeyCheck());
    }

    @Test
    void whatIsInUseIsNotWrittenOver() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.backUp(sets);
        Target target = target("after");
        target.run(sets.toString());

        assertThat(target.refused(sets.toString())).contains("The vault", "isn't empty");
        delete(target.data().resolve("vault"));
        assertThat(target.refused(sets.toString())).contains("The database", "isn't empty");
        assertThat(target.data().resolve("vault")).doesNotExist();
    }

    @Test
    void aNewerSetOrOneOfAnotherDatabaseIsRefused() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path set = site.backUp(sets).set();
        Path manifest = set.resolve("manifest.json");
        String written = Files.readString(manifest);

        Files.writeString(manifest, written.replace("::transfer-event-feed", "::of-next-year"));
        assertThat(target("a").refused(set.toString())).contains("of a newer version (1.2.3", "of-next-year");

        Files.writeString(manifest, written.replaceFirst("\"database\" : \"\\w+\"", "\"database\" : \"other\""));
        assertThat(target("b").refused(set.toString())).contains("The set is of other");

        Files.delete(manifest);
        assertThat(target("c").refused(set.toString())).contains("is no backup set");
    }

    @Test
    void aBackupThatFailsLeavesNothingBehind() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path keyRing = site.vault().keyRing();
        Path away = keyRing.resolveSibling("away");
        Files.move(keyRing, away);

        assertThatThrownBy(() -> site.backUp(sets)).isInstanceOf(IllegalStateException.class);

        Files.move(away, keyRing);
        assertThat(Files.list(sets))
                .extracting(path -> path.getFileName().toString())
                .containsExactly(".lock");
        assertThat(site.backUp(sets).documents()).isOne();
    }

    @Test
    void theMasterKeyIsInNoSetAndAllThatIsInOneIsForItsOwnerAlone() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path set = site.backUp(sets).set();
        String key = Files.readString(BackedUpSite.keyFile(site.data())).strip();

        assertThat(BackupSet.in(sets).folder()).isEqualTo(set);
        try (Stream<Path> files = Files.walk(set)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(key);
                assertThat(file.getFileName().toString()).isNotEqualTo("master.key");
            });
        }
    }

    /** A data folder that a set is restored to, with the master key and a database of its own. */
    private Target target(String name) throws Exception {
        Path data = temporary.resolve(name);
        if (!Files.exists(data)) {
            BackedUpSite.copyKey(site.data(), data);
        }
        Login login = kind.empty(data);
        Path etc = Files.createDirectories(temporary.resolve(name + "-etc"));
        Files.writeString(
                etc.resolve("org.briefsiegel.store.cfg"),
                "url = $[env:BRIEFSIEGEL_STORE_URL;default=jdbc:h2:file:${briefsiegel.data}/db/briefsiegel\\\\;WRITE_DELAY=0]\n"
                        + "username = " + login.username() + "\n.password = " + login.password() + "\n");
        Files.writeString(
                etc.resolve("org.briefsiegel.vault.cfg"),
                "directory = ${briefsiegel.data}/vault\nkeyFile = ${briefsiegel.data}/keys/master.key\n");
        Files.writeString(
                etc.resolve("org.briefsiegel.backup.cfg"),
                "deletionLog = ${briefsiegel.data}/deletions.log\npgDump = "
                        + kind.programs().dump() + "\npgRestore = "
                        + kind.programs().restore() + "\n");
        return new Target(etc, data, login);
    }

    private final class Target {

        private final Path etc;
        private final Path data;
        private final Login login;

        private Target(Path etc, Path data, Login login) {
            this.etc = etc;
            this.data = data;
            this.login = login;
        }

        Path data() {
            return data;
        }

        String run(String... words) {
            return run(0, words);
        }

        String refused(String... words) {
            return run(1, words);
        }

        /** With a database to restore to, where one is needed for it. */
        String check(Path set) throws Exception {
            List<String> words = new ArrayList<>(List.of("--check"));
            if (kind == TestSites.POSTGRESQL) {
                words.addAll(List.of("--scratch", login.url()));
            }
            words.add(set.toString());
            return run(words.toArray(String[]::new));
        }

        private String run(int expected, String... words) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Map<String, String> environment =
                    kind == TestSites.H2 ? Map.of() : Map.of("BRIEFSIEGEL_STORE_URL", login.url());
            int code = new Main(etc, data, environment, site.clock())
                    .run(new PrintStream(out, true), new PrintStream(err, true), words);
            String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
            assertThat(code).as(said).isEqualTo(expected);
            return said;
        }

        BackedUpSite open() throws Exception {
            return new BackedUpSite(data, login, kind.programs());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
