package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.briefsiegel.transfer.spi.DocumentAddress;
import org.briefsiegel.transfer.spi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkVaultTest {

    private static final DocumentAddress ADDRESS = new DocumentAddress("p-1", "t-1", 1);
    private static final int SEGMENT = 16 * 1024;

    @TempDir
    private Path folder;

    private TinkVault vault;

    @BeforeEach
    void open() throws Exception {
        vault = vault();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, SEGMENT - 57, SEGMENT - 56, SEGMENT - 55, SEGMENT, 2 * SEGMENT - 72, 300_000})
    void whatGoesInComesOut(int size) throws Exception {
        byte[] plain = random(size);

        SealedDocument sealed = seal(plain);

        assertThat(read(ADDRESS, sealed, 0, size)).isEqualTo(plain);
        try (InputStream stream = vault.open(ADDRESS, sealed)) {
            assertThat(stream.readAllBytes()).isEqualTo(plain);
        }
        assertThat(sealed.size()).isEqualTo(size);
        assertThat(sealed.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(plain)));
    }

    @Test
    void everyRangeIsTheSliceThatItNames() throws Exception {
        byte[] plain = random(5 * SEGMENT + 123);
        SealedDocument sealed = seal(plain);
        Random random = new Random(3);

        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(plain.length + 1);
            int length = random.nextInt(plain.length - from + 1);
            assertThat(read(ADDRESS, sealed, from, length)).isEqualTo(Arrays.copyOfRange(plain, from, from + length));
        }
    }

    @Test
    void noChangedByteEverGetsOut() throws Exception {
        byte[] plain = random(3 * SEGMENT);
        SealedDocument sealed = seal(plain);
        Path file = onlyBlob();
        byte[] stored = Files.readAllBytes(file);

        for (int position = 0; position < stored.length; position += 97) {
            byte[] changed = stored.clone();
            changed[position] ^= 1;
            Files.write(file, changed);
            assertOnlyVerifiedBytes(plain, sealed);
        }
    }

    @Test
    void aShortenedOrLengthenedContentIsNoticed() throws Exception {
        byte[] plain = random(3 * SEGMENT);
        SealedDocument sealed = seal(plain);
        Path file = onlyBlob();
        byte[] stored = Files.readAllBytes(file);

        for (int length : List.of(0, 10, 40, SEGMENT, SEGMENT + 1, 2 * SEGMENT, stored.length - 1, stored.length + 1)) {
            Files.write(file, Arrays.copyOf(stored, length));
            assertOnlyVerifiedBytes(plain, sealed);
        }
    }

    @Test
    void aDocumentCannotBePassedOffAsAnother() throws Exception {
        byte[] plain = random(1000);
        SealedDocument sealed = seal(plain);

        for (DocumentAddress other : List.of(
                new DocumentAddress("p-1", "t-1", 2),
                new DocumentAddress("p-1", "t-2", 1),
                new DocumentAddress("p-2", "t-1", 1))) {
            assertThatThrownBy(() -> read(other, sealed, 0, 1000)).isInstanceOf(Exception.class);
        }
        SealedDocument second = vault.seal(new DocumentAddress("p-1", "t-1", 2), stream(random(1000)), 1000)
                .orElseThrow();
        SealedDocument swapped = new SealedDocument(second.blob(), sealed.wrappedKey(), 1000, sealed.sha256());
        assertThatThrownBy(() -> read(ADDRESS, swapped, 0, 1000)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingIsEverWrittenInClear() throws Exception {
        String marker = "Diagnose: Schilddrüsenüberfunktion";
        seal(marker.repeat(2000).getBytes(StandardCharsets.UTF_8));
        vault.sealText("outbox", marker);

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Diagnose", "Schilddr");
            }
        }
    }

    @Test
    void aDocumentThatIsTooLargeLeavesNothing() throws Exception {
        assertThat(vault.seal(ADDRESS, stream(random(1001)), 1000)).isEmpty();
        assertThat(blobs()).isEmpty();
        assertThat(vault.seal(ADDRESS, stream(random(1000)), 1000)).isPresent();
    }

    @Test
    void aSenderWhoGoesAwayLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 7;
            }
        };

        assertThatThrownBy(() -> vault.seal(ADDRESS, broken, 1_000_000)).hasMessage("connection reset");
        assertThat(blobs()).isEmpty();
    }

    @Test
    void aDestroyedDocumentIsGoneAndDestroyingItAgainIsFine() throws Exception {
        SealedDocument sealed = seal(random(10));

        vault.destroy(sealed.blob());
        vault.destroy(sealed.blob());

        assertThat(blobs()).isEmpty();
        assertThatThrownBy(() -> read(ADDRESS, sealed, 0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void withoutItsWrappedKeyADocumentStaysClosed() throws Exception {
        SealedDocument sealed = seal(random(10));
        SealedDocument erased = new SealedDocument(sealed.blob(), "", 10, sealed.sha256());

        assertThatThrownBy(() -> read(ADDRESS, erased, 0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void oldContentsAreListedForTheSweep() throws Exception {
        SealedDocument old = seal(random(10));
        Files.setLastModifiedTime(onlyBlob(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        seal(random(10));

        assertThat(vault.blobsBefore(Instant.parse("2026-06-01T00:00:00Z"))).containsExactly(old.blob());
    }

    @Test
    void everythingOpensAgainAfterARestart() throws Exception {
        byte[] plain = random(50_000);
        SealedDocument sealed = seal(plain);
        String text = vault.sealText("outbox/1", "Ein Geheimnis");
        String fingerprint = vault.fingerprint("factor/1", "1984-03-09");

        vault = vault();

        assertThat(read(ADDRESS, sealed, 0, 50_000)).isEqualTo(plain);
        assertThat(vault.openText("outbox/1", text)).isEqualTo("Ein Geheimnis");
        assertThat(vault.fingerprint("factor/1", "1984-03-09")).isEqualTo(fingerprint);
    }

    @Test
    void aTextOpensOnlyWhereItBelongs() {
        String text = vault.sealText("outbox/1", "Ein Geheimnis");

        assertThat(text).doesNotContain("Geheimnis").isNotEqualTo(vault.sealText("outbox/1", "Ein Geheimnis"));
        assertThatThrownBy(() -> vault.openText("outbox/2", text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFingerprintBelongsToItsContext() {
        String fingerprint = vault.fingerprint("a", "bc");

        assertThat(fingerprint).hasSize(43).isEqualTo(vault.fingerprint("a", "bc"));
        assertThat(fingerprint).isNotEqualTo(vault.fingerprint("ab", "c")).isNotEqualTo(vault.fingerprint("b", "bc"));
    }

    @Test
    void theMasterKeyIsItsOwnersAlone() throws Exception {
        Path key = folder.resolve("keys/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::vault).hasMessageContaining("chmod 600");
    }

    @Test
    void aMissingMasterKeyIsNotReplacedWhereDocumentsNeedIt() throws Exception {
        seal(random(10));
        Files.delete(folder.resolve("keys/master.key"));

        assertThatThrownBy(this::vault).hasMessageContaining("restore it from its backup");
    }

    private void assertOnlyVerifiedBytes(byte[] plain, SealedDocument sealed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> vault.read(ADDRESS, sealed, 0, plain.length, out))
                .isInstanceOf(IOException.class);
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(plain, out.size()));
    }

    private SealedDocument seal(byte[] plain) throws IOException {
        return vault.seal(ADDRESS, stream(plain), plain.length).orElseThrow();
    }

    private byte[] read(DocumentAddress address, SealedDocument sealed, long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        vault.read(address, sealed, from, length, out);
        return out.toByteArray();
    }

    private TinkVault vault() throws Exception {
        return new TinkVault(
                folder.resolve("vault"), Optional.empty(), folder.resolve("keys/master.key"), Clock.systemUTC());
    }

    private List<Path> blobs() {
        try (Stream<Path> files = Files.walk(folder.resolve("vault/blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path onlyBlob() {
        List<Path> blobs = blobs();
        assertThat(blobs).hasSize(1);
        return blobs.get(0);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
