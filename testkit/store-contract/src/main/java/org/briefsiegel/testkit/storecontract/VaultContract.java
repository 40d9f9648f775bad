package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.junit.jupiter.api.Test;

/** What is promised to whoever has something kept secret. That nobody else can read it, each vault shows for itself. */
public abstract class VaultContract {

    private static final DocumentAddress ADDRESS = new DocumentAddress("p-1", "t-1", 1);

    /** The vault under test; it is empty when a test begins. */
    protected abstract Vault vault();

    @Test
    void whatGoesInComesOutWholeAndInPart() throws Exception {
        byte[] plain = random(70_000);

        SealedDocument sealed = seal(ADDRESS, plain);

        assertThat(read(ADDRESS, sealed, 0, plain.length)).isEqualTo(plain);
        assertThat(read(ADDRESS, sealed, 20_000, 30_000)).isEqualTo(Arrays.copyOfRange(plain, 20_000, 50_000));
        assertThat(read(ADDRESS, sealed, plain.length, 0)).isEmpty();
        assertThat(whole(ADDRESS, sealed)).isEqualTo(plain);
    }

    @Test
    void anEmptyDocumentIsOneToo() throws Exception {
        SealedDocument sealed = seal(ADDRESS, new byte[0]);

        assertThat(sealed.size()).isZero();
        assertThat(read(ADDRESS, sealed, 0, 0)).isEmpty();
    }

    @Test
    void sizeAndHashAreThoseOfTheContent() throws Exception {
        byte[] plain = random(300_000);

        SealedDocument sealed = seal(ADDRESS, plain);

        assertThat(sealed.size()).isEqualTo(300_000);
        assertThat(sealed.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(plain)));
        assertThat(sealed.isErased()).isFalse();
    }

    @Test
    void aDocumentThatIsTooLargeLeavesNothingAndOneThatJustFitsIsKept() throws Exception {
        assertThat(vault().seal(ADDRESS, new ByteArrayInputStream(random(300_001)), 300_000))
                .isEmpty();
        assertThat(blobs()).isEmpty();

        assertThat(vault().seal(ADDRESS, new ByteArrayInputStream(random(300_000)), 300_000))
                .isPresent();
        assertThat(blobs()).hasSize(1);
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

        assertThatThrownBy(() -> vault().seal(ADDRESS, broken, 1_000_000)).hasMessage("connection reset");
        assertThat(blobs()).isEmpty();
    }

    @Test
    void aRecipientWhoGoesAwayIsSaidSo() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(100_000));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> vault().read(ADDRESS, sealed, 0, 100_000, broken))
                .isNotInstanceOf(DamagedContentException.class)
                .hasMessage("connection reset");
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(10));

        assertThatThrownBy(() -> read(ADDRESS, sealed, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(ADDRESS, sealed, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(ADDRESS, sealed, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(ADDRESS, sealed, 1, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentIsNotPassedOffAsAnother() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(10));

        for (DocumentAddress other : List.of(
                new DocumentAddress("p-1", "t-1", 2),
                new DocumentAddress("p-1", "t-2", 1),
                new DocumentAddress("p-2", "t-1", 1))) {
            seal(other, random(10));
            assertThatThrownBy(() -> read(other, sealed, 0, 10)).isInstanceOf(DamagedContentException.class);
            assertThatThrownBy(() -> vault().open(other, sealed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutItsOwnKeyADocumentStaysClosed() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(10));
        SealedDocument other = seal(ADDRESS, random(10));

        for (String key : List.of("", other.wrappedKey())) {
            SealedDocument wrong = new SealedDocument(sealed.blob(), key, 10, sealed.sha256());
            assertThatThrownBy(() -> read(ADDRESS, wrong, 0, 10)).isInstanceOf(DamagedContentException.class);
            assertThatThrownBy(() -> whole(ADDRESS, wrong)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDestroyedDocumentIsGoneAndDestroyingItAgainIsFine() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(10));
        SealedDocument other = seal(ADDRESS, random(10));

        vault().destroy(sealed.blob());
        vault().destroy(sealed.blob());

        assertThat(blobs()).containsExactly(other.blob());
        assertThatThrownBy(() -> read(ADDRESS, sealed, 0, 10)).isInstanceOf(DamagedContentException.class);
        assertThatThrownBy(() -> read(ADDRESS, sealed, 0, 0)).isInstanceOf(DamagedContentException.class);
        assertThatThrownBy(() -> vault().open(ADDRESS, sealed)).isInstanceOf(IOException.class);
    }

    @Test
    void onlyContentsCanBeDestroyed() {
        assertThatThrownBy(() -> vault().destroy("../keyring/house.key")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void contentsAreListedByTheirAge() throws Exception {
        SealedDocument sealed = seal(ADDRESS, random(10));

        assertThat(vault().blobsBefore(Instant.EPOCH)).isEmpty();
        assertThat(blobs()).containsExactly(sealed.blob());
    }

    @Test
    void manyThreadsSealAndReadAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 1; i <= 64; i++) {
                DocumentAddress address = new DocumentAddress("p-" + i % 3, "t-" + i, 1);
                byte[] plain = random(1000 * i);
                results.add(threads.submit(
                        () -> Arrays.equals(read(address, seal(address, plain), 0, plain.length), plain)));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTextOpensInItsContextAndNowhereElse() {
        for (String text : List.of("", "123456", "Grüße,\nDr. Huber\n", "😀")) {
            String sealed = vault().sealText("outbox/1", text);

            assertThat(vault().openText("outbox/1", sealed)).isEqualTo(text);
            assertThatThrownBy(() -> vault().openText("outbox/2", sealed)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> vault().openText("outbox/", sealed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatNoVaultHasSealedStaysClosed() {
        for (String text : List.of("", "AAAA", "no base64!")) {
            assertThatThrownBy(() -> vault().openText("outbox/1", text)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theSameTextNeverLooksTheSameAndNotAsItIsRead() {
        String sealed = vault().sealText("outbox/1", "Huber 123456");

        assertThat(sealed).isNotEqualTo(vault().sealText("outbox/1", "Huber 123456"));
        assertThat(sealed).doesNotContain("Huber", "123456");
    }

    @Test
    void aFingerprintIsStableAndBelongsToItsContext() {
        String fingerprint = vault().fingerprint("context", "value");

        assertThat(fingerprint)
                .hasSize(43)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(vault().fingerprint("context", "value"))
                .isNotEqualTo(vault().fingerprint("context", "other"))
                .isNotEqualTo(vault().fingerprint("another", "value"))
                .isNotEqualTo(vault().fingerprint("contex", "tvalue"));
    }

    private List<String> blobs() {
        return vault().blobsBefore(Instant.MAX);
    }

    private SealedDocument seal(DocumentAddress address, byte[] plain) throws IOException {
        return vault().seal(address, new ByteArrayInputStream(plain), plain.length)
                .orElseThrow();
    }

    private byte[] read(DocumentAddress address, SealedDocument document, long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        vault().read(address, document, from, length, out);
        return out.toByteArray();
    }

    private byte[] whole(DocumentAddress address, SealedDocument document) throws IOException {
        try (InputStream stream = vault().open(address, document)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
