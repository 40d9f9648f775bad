package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.briefsiegel.transfer.vault.VaultFolder.ADDRESS;
import static org.briefsiegel.transfer.vault.VaultFolder.random;
import static org.briefsiegel.transfer.vault.VaultFolder.read;
import static org.briefsiegel.transfer.vault.VaultFolder.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeysTest {

    private static final String KEY = Base64.getEncoder().encodeToString(random(32));
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private VaultFolder folder;

    @BeforeEach
    void use(@TempDir Path temporary) {
        folder = new VaultFolder(temporary);
    }

    @Test
    void everythingOpensAgainAfterARestart() throws Exception {
        TinkVault before = folder.open();
        SealedDocument sealed = seal(before, random(50_000));
        String text = before.sealText("outbox/1", "Ein Geheimnis");

        TinkVault after = folder.open();

        assertThat(read(after, ADDRESS, sealed, 0, 50_000)).isEqualTo(random(50_000));
        assertThat(after.openText("outbox/1", text)).isEqualTo("Ein Geheimnis");
        assertThat(after.fingerprint("factor", "1984-03-09")).isEqualTo(before.fingerprint("factor", "1984-03-09"));
    }

    @Test
    void everythingIsForItsOwnerAlone() throws Exception {
        seal(folder.open(), random(10));

        assertThat(folder.files())
                .hasSize(4)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "r--r--r--", "rw-rw-rw-", "rw--w----"})
    void aMasterKeyThatOthersMayTouchIsRefused(String permissions) throws Exception {
        folder.open();
        Files.setPosixFilePermissions(folder.keyFile(), PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(folder::open).hasMessageContaining("chmod 600");
    }

    @Test
    void aMasterKeyMayBeReadOnly() throws Exception {
        folder.open();
        Files.setPosixFilePermissions(folder.keyFile(), PosixFilePermissions.fromString("r--------"));

        assertThatCode(folder::open).doesNotThrowAnyException();
    }

    @Test
    void aMissingMasterKeyIsNotReplacedOnceTheVaultIsInUse() throws Exception {
        folder.open();
        Files.delete(folder.keyFile());

        assertThatThrownBy(folder::open).hasMessageContaining("restore it from its backup");
        assertThat(folder.keyFile()).doesNotExist();
    }

    @Test
    void aMissingHouseKeyIsNotReplacedOnceTheVaultIsInUse() throws Exception {
        seal(folder.open(), random(10));
        Files.delete(folder.directory().resolve("keyring/house.key"));

        assertThatThrownBy(folder::open).hasMessageContaining("restore it from its backup");
    }

    @Test
    void whatACrashLeavesOfTheFirstStartDoesNoHarm() throws Exception {
        folder.open();
        Path houseKey = folder.directory().resolve("keyring/house.key");
        Files.move(houseKey, houseKey.resolveSibling("house.part"));

        assertThatCode(folder::open).doesNotThrowAnyException();
    }

    @Test
    void theMasterKeyMayComeFromTheEnvironment() throws Exception {
        SealedDocument sealed = seal(folder.openWith(KEY), random(10));

        assertThat(read(folder.openWith(KEY + "\n"), ADDRESS, sealed, 0, 10)).isEqualTo(random(10));
        assertThat(folder.keyFile()).doesNotExist();
    }

    @Test
    void anotherMasterKeyIsRefused() throws Exception {
        folder.openWith(KEY);

        assertThatThrownBy(() -> folder.openWith(OTHER_KEY)).hasMessageContaining("isn't the one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "dG9vIHNob3J0"})
    void aMasterKeyOfAnotherFormIsRefused(String key) {
        assertThatThrownBy(() -> folder.openWith(key)).hasMessageStartingWith("the master key");
        assertThat(folder.directory()).doesNotExist();
    }

    @Test
    void keysOfThePracticeBelongToItsMonths() throws Exception {
        TinkVault november = at("2026-11-30T23:59:59Z");
        SealedDocument first = seal(november, random(10));
        SealedDocument second = seal(at("2026-12-01T00:00:00Z"), random(10));

        assertThat(first.wrappedKey()).startsWith("2026-11.");
        assertThat(second.wrappedKey()).startsWith("2026-12.");
        assertThat(read(november, ADDRESS, second, 0, 10)).isEqualTo(random(10));
        Path practice = folder.directory().resolve("keyring/practices/p-1");
        assertThat(practice.resolve("2026-11.key")).exists();
        assertThat(practice.resolve("2026-12.key")).exists();
    }

    @Test
    void aKeyOfThePracticeCannotTakeAnothersPlace() throws Exception {
        SealedDocument sealed = seal(at("2026-11-30T00:00:00Z"), random(10));
        seal(at("2026-12-01T00:00:00Z"), random(10));
        Path practice = folder.directory().resolve("keyring/practices/p-1");
        Files.delete(practice.resolve("2026-11.key"));
        Files.copy(practice.resolve("2026-12.key"), practice.resolve("2026-11.key"));

        assertThatThrownBy(() -> read(folder.open(), ADDRESS, sealed, 0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void aLostKeyOfThePracticeIsNotReplacedByReading() throws Exception {
        SealedDocument sealed = seal(folder.open(), random(10));
        Path practice = folder.directory().resolve("keyring/practices/p-1");
        Path key = practice.resolve(sealed.wrappedKey().substring(0, 7) + ".key");
        Files.delete(key);

        assertThatThrownBy(() -> read(folder.open(), ADDRESS, sealed, 0, 10)).isInstanceOf(IOException.class);
        assertThat(key).doesNotExist();
    }

    @Test
    void nodesThatStartAtTheSameTimeShareOneKey() throws Exception {
        TinkVault one = folder.open();
        TinkVault other = folder.open();

        SealedDocument sealed = seal(one, random(10));

        assertThat(read(other, ADDRESS, seal(other, random(10)), 0, 10)).isEqualTo(random(10));
        assertThat(read(other, ADDRESS, sealed, 0, 10)).isEqualTo(random(10));
    }

    @Test
    void aPracticeCannotNameAFolderElsewhere() throws Exception {
        TinkVault vault = folder.open();
        DocumentAddress outside = new DocumentAddress("../../..", "t-1", 1);

        assertThatThrownBy(() -> seal(vault, outside, random(10))).isInstanceOf(IOException.class);
        assertThat(folder.blobs()).isEmpty();
    }

    private TinkVault at(String time) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        return new TinkVault(folder.directory(), Optional.empty(), folder.keyFile(), clock);
    }
}
