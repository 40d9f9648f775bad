package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** A folder with a vault and its master key, for tests. */
record VaultFolder(Path folder) {

    static final DocumentAddress ADDRESS = new DocumentAddress("p-1", "t-1", 1);
    static final int SEGMENT = 16 * 1024;

    /** Where the first segment of the plain content ends: a header of 40 bytes and a tag of 16 are part of it. */
    static final int FIRST_BORDER = SEGMENT - 40 - 16;

    /** What the segments after the first hold. */
    static final int STEP = SEGMENT - 16;

    TinkVault open() throws IOException, GeneralSecurityException {
        return open(() -> false);
    }

    TinkVault open(BooleanSupplier isDiskShort) throws IOException, GeneralSecurityException {
        return new TinkVault(directory(), Optional.empty(), keyFile(), Clock.systemUTC(), isDiskShort);
    }

    TinkVault openWith(String masterKey) throws IOException, GeneralSecurityException {
        return new TinkVault(directory(), Optional.of(masterKey), keyFile(), Clock.systemUTC());
    }

    Path directory() {
        return folder.resolve("vault");
    }

    Path keyFile() {
        return folder.resolve("keys/master.key");
    }

    /** All files, keys among them. */
    List<Path> files() {
        return filesIn(folder);
    }

    List<Path> blobs() {
        return filesIn(directory().resolve("blobs"));
    }

    Path onlyBlob() {
        assertThat(blobs()).hasSize(1);
        return blobs().get(0);
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static SealedDocument seal(TinkVault vault, byte[] plain) throws IOException {
        return seal(vault, ADDRESS, plain);
    }

    static SealedDocument seal(TinkVault vault, DocumentAddress address, byte[] plain) throws IOException {
        return vault.seal(address, new ByteArrayInputStream(plain), plain.length)
                .orElseThrow();
    }

    static byte[] read(TinkVault vault, DocumentAddress address, SealedDocument document, long from, long length)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        vault.read(address, document, from, length, out);
        return out.toByteArray();
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
