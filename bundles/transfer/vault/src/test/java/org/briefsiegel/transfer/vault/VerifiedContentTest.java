package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.briefsiegel.transfer.vault.VaultFolder.ADDRESS;
import static org.briefsiegel.transfer.vault.VaultFolder.FIRST_BORDER;
import static org.briefsiegel.transfer.vault.VaultFolder.SEGMENT;
import static org.briefsiegel.transfer.vault.VaultFolder.STEP;
import static org.briefsiegel.transfer.vault.VaultFolder.random;
import static org.briefsiegel.transfer.vault.VaultFolder.read;
import static org.briefsiegel.transfer.vault.VaultFolder.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** What comes out is what went in, or an error: never another byte. */
class VerifiedContentTest {

    private static VaultFolder folder;
    private static TinkVault vault;

    @BeforeContainer
    static void open() throws Exception {
        folder = new VaultFolder(Files.createTempDirectory("vault"));
        vault = folder.open();
    }

    @AfterContainer
    static void delete() throws IOException {
        try (var paths = Files.walk(folder.folder())) {
            for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<Integer> sizes() {
        Arbitrary<Integer> aroundBorders = Arbitraries.integers()
                .between(0, 3)
                .flatMap(segments -> Arbitraries.integers()
                        .between(-2, 2)
                        .map(distance -> FIRST_BORDER + segments * STEP + distance));
        return Arbitraries.oneOf(aroundBorders, Arbitraries.integers().between(0, 100_000));
    }

    @Property(tries = 100)
    void whatGoesInComesOut(@ForAll("sizes") int size) throws Exception {
        byte[] plain = random(size);

        SealedDocument sealed = seal(vault, plain);

        assertThat(read(vault, ADDRESS, sealed, 0, size)).isEqualTo(plain);
        try (InputStream stream = vault.open(ADDRESS, sealed)) {
            assertThat(stream.readAllBytes()).isEqualTo(plain);
        }
    }

    @Property(tries = 100)
    void everyRangeIsTheSliceThatItNames(
            @ForAll("sizes") int size, @ForAll("sizes") int one, @ForAll("sizes") int other) throws Exception {
        byte[] plain = random(size);
        int from = Math.min(size, Math.min(one, other));
        int to = Math.min(size, Math.max(one, other));

        SealedDocument sealed = seal(vault, plain);

        assertThat(read(vault, ADDRESS, sealed, from, to - from)).isEqualTo(Arrays.copyOfRange(plain, from, to));
    }

    @Property(tries = 100)
    void noChangedByteGetsOut(
            @ForAll @IntRange(min = 1, max = 70_000) int size,
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        byte[] plain = random(size);
        SealedDocument sealed = seal(vault, plain);
        byte[] stored = stored(sealed);
        stored[where % stored.length] ^= (byte) change;
        Files.write(file(sealed), stored);

        assertRefused(sealed, plain);
    }

    @Property(tries = 1)
    void everyByteOfASmallDocumentIsVerified() throws Exception {
        byte[] plain = random(100);
        SealedDocument sealed = seal(vault, plain);
        byte[] stored = stored(sealed);

        for (int where = 0; where < stored.length; where++) {
            byte[] changed = stored.clone();
            changed[where] ^= 1;
            Files.write(file(sealed), changed);
            assertRefusedWhole(sealed, plain);
        }
    }

    @Property(tries = 1)
    void aSmallDocumentCannotBeCutOrLengthened() throws Exception {
        byte[] plain = random(100);
        SealedDocument sealed = seal(vault, plain);
        byte[] stored = stored(sealed);

        for (int length : IntStream.range(0, stored.length + 50)
                .filter(n -> n != stored.length)
                .toArray()) {
            Files.write(file(sealed), Arrays.copyOf(stored, length));
            assertRefusedWhole(sealed, plain);
        }
    }

    @Property(tries = 1)
    void aCutAtASegmentsBorderIsNoticedBeforeAnythingLeaves() throws Exception {
        byte[] plain = random(4 * SEGMENT);
        SealedDocument sealed = seal(vault, plain);
        byte[] stored = stored(sealed);

        for (int length : List.of(SEGMENT, 2 * SEGMENT, 3 * SEGMENT, 4 * SEGMENT)) {
            Files.write(file(sealed), Arrays.copyOf(stored, length));
            assertRefusedWhole(sealed, plain);

            SealedDocument believed = new SealedDocument(sealed.blob(), sealed.wrappedKey(), plainSize(length), "");
            assertThatThrownBy(() -> read(vault, ADDRESS, believed, 0, believed.size()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static long plainSize(int stored) {
        return FIRST_BORDER + (long) (stored / SEGMENT - 1) * STEP;
    }

    @Property(tries = 1)
    void segmentsCannotChangePlaces() throws Exception {
        byte[] plain = random(4 * SEGMENT);
        SealedDocument sealed = seal(vault, plain);
        byte[] stored = stored(sealed);
        byte[] changed = stored.clone();
        System.arraycopy(stored, SEGMENT, changed, 2 * SEGMENT, SEGMENT);
        System.arraycopy(stored, 2 * SEGMENT, changed, SEGMENT, SEGMENT);
        Files.write(file(sealed), changed);

        assertRefused(sealed, plain);
    }

    @Property(tries = 1)
    void aDocumentCannotBePassedOffAsAnother() throws Exception {
        SealedDocument sealed = seal(vault, random(1000));

        for (DocumentAddress other : List.of(
                new DocumentAddress("p-1", "t-1", 2),
                new DocumentAddress("p-1", "t-2", 1),
                new DocumentAddress("p-2", "t-1", 1),
                new DocumentAddress("p", "-1t-1", 1))) {
            seal(vault, other, random(1000));
            assertThatThrownBy(() -> read(vault, other, sealed, 0, 1000)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(IOException.class);
        }
    }

    @Property(tries = 1)
    void contentsCannotBeSwapped() throws Exception {
        SealedDocument one = seal(vault, random(1000));
        SealedDocument other = seal(vault, random(1000));
        SealedDocument swapped = new SealedDocument(other.blob(), one.wrappedKey(), 1000, one.sha256());
        assertThatThrownBy(() -> read(vault, ADDRESS, swapped, 0, 1000)).isInstanceOf(IOException.class);

        Files.copy(file(other), file(one), StandardCopyOption.REPLACE_EXISTING);
        assertRefusedWhole(one, random(1000));
    }

    /** What was verified before the damage may have left, and nothing else. */
    private static void assertRefused(SealedDocument sealed, byte[] plain) {
        ByteArrayOutputStream range = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        assertThatThrownBy(() -> vault.read(ADDRESS, sealed, 0, plain.length, range))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    try (InputStream stream = vault.open(ADDRESS, sealed)) {
                        stream.transferTo(whole);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(range.toByteArray()).isEqualTo(Arrays.copyOf(plain, range.size()));
        assertThat(whole.toByteArray()).isEqualTo(Arrays.copyOf(plain, whole.size()));
    }

    private static void assertRefusedWhole(SealedDocument sealed, byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> vault.read(ADDRESS, sealed, 0, plain.length, out))
                .isInstanceOf(IOException.class);
        assertThat(out.size()).isZero();
        assertRefused(sealed, plain);
    }

    private static byte[] stored(SealedDocument sealed) throws IOException {
        return Files.readAllBytes(file(sealed));
    }

    private static Path file(SealedDocument sealed) {
        return folder.directory()
                .resolve("blobs")
                .resolve(sealed.blob().substring(0, 1))
                .resolve(sealed.blob());
    }
}
