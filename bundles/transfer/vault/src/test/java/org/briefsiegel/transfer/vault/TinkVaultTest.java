package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.briefsiegel.transfer.vault.VaultFolder.ADDRESS;
import static org.briefsiegel.transfer.vault.VaultFolder.random;
import static org.briefsiegel.transfer.vault.VaultFolder.seal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.briefsiegel.testkit.storecontract.VaultContract;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkVaultTest extends VaultContract {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private VaultFolder folder;
    private TinkVault vault;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        folder = new VaultFolder(temporary);
        vault = folder.open();
    }

    @Override
    protected Vault vault() {
        return vault;
    }

    @Test
    void nothingIsEverWrittenInClear() throws Exception {
        String marker = "Diagnose: Schilddrüsenüberfunktion";
        byte[] plain = marker.repeat(2000).getBytes(StandardCharsets.UTF_8);
        InputStream watched = new ByteArrayInputStream(plain) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                assertNoFileHolds("Diagnose");
                return super.read(bytes, from, length);
            }
        };

        vault.seal(ADDRESS, watched, plain.length).orElseThrow();

        assertNoFileHolds("Diagnose");
        assertThat(folder.blobs()).hasSize(1);
    }

    private void assertNoFileHolds(String marker) {
        assertThat(folder.files())
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(marker));
    }

    @Test
    void oldContentsAreListedForTheSweep() throws Exception {
        SealedDocument old = seal(vault, random(10));
        Files.setLastModifiedTime(folder.onlyBlob(), FileTime.from(NEW_YEAR));
        seal(vault, random(10));

        assertThat(vault.blobsBefore(NEW_YEAR)).isEmpty();
        assertThat(vault.blobsBefore(NEW_YEAR.plusSeconds(1))).containsExactly(old.blob());
    }

    @Test
    void whatACrashLeftUnfinishedIsListedAndCanBeDestroyed() throws Exception {
        String blob = seal(vault, random(10)).blob();
        Path unfinished = folder.onlyBlob().resolveSibling(blob + ".part");
        Files.move(folder.onlyBlob(), unfinished);
        Files.setLastModifiedTime(unfinished, FileTime.from(NEW_YEAR));

        assertThat(vault.blobsBefore(NEW_YEAR.plusSeconds(1))).containsExactly(blob + ".part");
        vault.destroy(blob + ".part");

        assertThat(folder.blobs()).isEmpty();
    }

    @Test
    void aWarmUpEndsByItself() throws Exception {
        new CipherWarmUp().run();
        assertThat(folder.blobs()).isEmpty();
    }
}
