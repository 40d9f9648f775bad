package org.briefsiegel.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.set.BackupSet;
import org.briefsiegel.backup.set.SetWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a set, and which sets are refused: alike for each database, so tried with one. */
class SetsTest {

    @TempDir
    private Path temporary;

    private Path sets;
    private BackedUpSite site;

    @BeforeEach
    void open() throws Exception {
        sets = temporary.resolve("backups");
        Path data = temporary.resolve("before");
        site = new BackedUpSite(data, TestSites.H2.empty(data), TestSites.H2.programs());
    }

    @AfterEach
    void close() {
        site.close();
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
        RestoreTarget target = target("after");
        assertThat(target.run(sets.toString())).contains("1 contents were lost before the backup: " + lost);
        assertThat(target.refused("--check", sets.toString())).contains(lost);
    }

    @Test
    void twoAreNotWrittenIntoOneFolderAtATimeAndWhatACrashHasLeftIsRemoved() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path crashed = Files.createDirectories(sets.resolve("20261124T100000Z.part"));
        Path theirs = Files.createDirectories(sets.resolve("theirs.part"));

        try (SetWriter other = SetWriter.begin(sets, Instant.now(site.clock()))) {
            assertThat(crashed).doesNotExist();
            assertThat(theirs).exists();
            assertThat(other.bytes()).isZero();
            assertThatThrownBy(() -> site.backUp(sets))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another backup is being written into " + sets);
        }
        assertThat(site.backUp(sets).documents()).isOne();
    }

    @Test
    void aWrongWordIsNamed() throws Exception {
        RestoreTarget target = target("after");

        assertThat(target.refused()).contains("Usage: restore");
        assertThat(target.refused("--chekc", "x")).contains("--chekc: there is no such option");
        assertThat(target.refused("--sample", "many", "x")).contains("'many' isn't a whole number");
        assertThat(target.refused("--deletions")).contains("its value is missing");
        assertThat(target.refused(temporary.resolve("nowhere").toString())).contains("is no folder");
    }

    @Test
    void aDamagedSetIsRefusedAndNothingIsWritten() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path set = site.backUp(sets).set();
        Path content = set.resolve("vault").resolve(site.vault().folder().relativize(site.file("t-1")));
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length - 1] ^= 1;
        Files.write(content, bytes);

        RestoreTarget target = target("after");

        assertThat(target.refused(set.toString())).contains("is damaged", "has changed since it was written");
        Files.delete(content);
        assertThat(target.refused(set.toString())).contains("is damaged", "is missing");
        assertThat(target.data().resolve("vault")).doesNotExist();
    }

    @Test
    void anotherMasterKeyIsRefusedByWhichItIs() throws Exception {
        site.send("t-1", "Befund der ersten");
        site.backUp(sets);
        RestoreTarget target = target("after");
        Files.writeString(BackedUpSite.keyFile(target.data()), "A".repeat(43) + "=\n");

        assertThat(target.refused(sets.toString()))
                .contains("The master key isn't the one", site.vault().masterKeyCheck());
        Files.delete(BackedUpSite.keyFile(target.data()));
        assertThat(target.refused(sets.toString()))
                .contains("There is no master key at", site.vault().masterKeyCheck());
        assertThat(BackedUpSite.keyFile(target.data())).doesNotExist();
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

    @Test
    void theNextSetLinksWhatHasNotChangedAndLivesOnWithoutTheOneBefore() throws Exception {
        site.send("t-1", "Befund der ersten");
        Path first = site.backUp(sets).set();
        site.send("t-2", "Befund der zweiten");

        BackupReport second = site.backUp(sets);

        assertThat(second.reused()).isOne();
        RestoreTarget.delete(first);
        assertThat(target("check").check(second.set())).contains("Decrypted 2 of 2 documents");
    }

    private RestoreTarget target(String name) throws Exception {
        return RestoreTarget.of(TestSites.H2, temporary.resolve(name), site);
    }
}
