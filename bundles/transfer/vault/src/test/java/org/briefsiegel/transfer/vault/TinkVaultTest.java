package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.briefsiegel.transfer.vault.VaultFolder.ADDRESS;
import static org.briefsiegel.transfer.vault.VaultFolder.random;
import static org.briefsiegel.transfer.vault.VaultFolder.read;
import static org.briefsiegel.transfer.vault.VaultFolder.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkVaultTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private VaultFolder folder;
    private TinkVault vault;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        folder = new VaultFolder(temporary);
        vault = folder.open();
    }

    @Test
    void sizeAndHashAreThoseOfTheContent() throws Exception {
        byte[] plain = random(300_000);

        SealedDocument sealed = seal(vault, plain);

        assertThat(sealed.size()).isEqualTo(300_000);
        assertThat(sealed.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(plain)));
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
    void aDocumentThatIsTooLargeLeavesNothing() throws Exception {
        assertThat(vault.seal(ADDRESS, new ByteArrayInputStream(random(300_001)), 300_000))
                .isEmpty();
        assertThat(folder.blobs()).isEmpty();

        assertThat(vault.seal(ADDRESS, new ByteArrayInputStream(random(300_000)), 300_000))
                .isPresent();
    }

    @Test
    void aSenderWhoGoesAwayLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 7;
            }
        };

        assertThatThrownBy(() -> vault.seal(ADDRESS, broken, 1_000_000)).hasMessage("connection reset");
        assertThat(folder.blobs()).isEmpty();
    }

    @Test
    void aRecipientWhoGoesAwayIsSaidSo() throws Exception {
        SealedDocument sealed = seal(vault, random(100_000));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> vault.read(ADDRESS, sealed, 0, 100_000, broken))
                .hasMessage("connection reset");
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws Exception {
        SealedDocument sealed = seal(vault, random(10));

        assertThatThrownBy(() -> read(vault, ADDRESS, sealed, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(vault, ADDRESS, sealed, 1, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDestroyedDocumentIsGoneAndDestroyingItAgainIsFine() throws Exception {
        SealedDocument sealed = seal(vault, random(10));

        vault.destroy(sealed.blob());
        vault.destroy(sealed.blob());

        assertThat(folder.blobs()).isEmpty();
        assertThatThrownBy(() -> read(vault, ADDRESS, sealed, 0, 10)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> vault.open(ADDRESS, sealed)).isInstanceOf(IOException.class);
    }

    @Test
    void onlyContentsCanBeDestroyed() {
        assertThatThrownBy(() -> vault.destroy("../keyring/house.key")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutItsWrappedKeyADocumentStaysClosed() throws Exception {
        SealedDocument sealed = seal(vault, random(10));
        SealedDocument erased = new SealedDocument(sealed.blob(), "", 10, sealed.sha256());

        assertThatThrownBy(() -> read(vault, ADDRESS, erased, 0, 10)).isInstanceOf(IOException.class);
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
    void manyThreadsSealAndReadAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 1; i <= 64; i++) {
                DocumentAddress address = new DocumentAddress("p-" + i % 3, "t-" + i, 1);
                byte[] plain = random(1000 * i);
                results.add(threads.submit(() -> {
                    SealedDocument sealed = seal(vault, address, plain);
                    assertThat(read(vault, address, sealed, 0, plain.length)).isEqualTo(plain);
                    return plain.length;
                }));
            }
            for (int i = 1; i <= 64; i++) {
                assertThat(results.get(i - 1).get()).isEqualTo(1000 * i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWarmUpEndsByItself() {
        WarmUp.run();
        assertThat(folder.blobs()).isEmpty();
    }
}
