package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.briefsiegel.transfer.vault.VaultFolder.ADDRESS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultAwayTest {

    private static final byte[] PLAIN = new byte[1000];

    @TempDir
    private Path temporary;

    private VaultFolder folder;
    private TinkVault vault;

    @BeforeEach
    void open() throws Exception {
        folder = new VaultFolder(temporary);
        vault = folder.open();
    }

    @Test
    void aSoundVaultHasNoFaultAndKeepsNothingOfTheQuestion() {
        assertThat(vault.fault()).isEmpty();
        assertThat(folder.blobs()).isEmpty();
    }

    @Test
    void aFolderThatIsAwayIsAFaultUntilItIsBack() throws Exception {
        Path elsewhere = temporary.resolve("unmounted");
        Files.move(folder.directory(), elsewhere);
        assertThat(vault.fault())
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("the folder can't be used").doesNotContain(temporary.toString()));

        Files.move(elsewhere, folder.directory());
        assertThat(vault.fault()).isEmpty();
    }

    /** A folder in which not even root may make a file stands in for a disk that is mounted read-only. */
    @Test
    void aFolderThatCanOnlyBeReadIsAFault() throws Exception {
        List<Path> contents;
        try (Stream<Path> folders = Files.list(folder.directory().resolve("blobs"))) {
            contents = folders.toList();
        }
        for (Path folder : contents) {
            Files.delete(folder);
            Files.createSymbolicLink(folder, Path.of("/sys/kernel"));
        }

        assertThat(vault.fault())
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("the folder can't be used").doesNotContain("/"));
        for (Path link : contents) {
            Files.delete(link);
        }
    }

    @Test
    void anotherKeyRingIsAFault() throws Exception {
        Path other = temporary.resolve("other");
        new VaultFolder(other).open();
        Files.delete(folder.directory().resolve("keyring/house.key"));
        Files.copy(
                new VaultFolder(other).directory().resolve("keyring/house.key"),
                folder.directory().resolve("keyring/house.key"));

        assertThat(vault.fault()).contains("the key ring isn't what it was at the start");
    }

    @Test
    void aDocumentIsUnavailableWhileTheFolderIsAwayAndDamagedWhenItAloneIsGone() throws Exception {
        SealedDocument document =
                vault.seal(ADDRESS, new ByteArrayInputStream(PLAIN), 1000).orElseThrow();
        Path blobs = folder.directory().resolve("blobs");
        Path elsewhere = temporary.resolve("unmounted");
        Files.move(blobs, elsewhere);
        assertThatThrownBy(() -> read(document)).isInstanceOf(Unavailable.class);

        Files.move(elsewhere, blobs);
        read(document);
        Files.delete(folder.onlyBlob());
        assertThatThrownBy(() -> read(document)).isInstanceOf(IOException.class);
    }

    private void read(SealedDocument document) throws IOException {
        vault.read(ADDRESS, document, 0, PLAIN.length, OutputStream.nullOutputStream());
    }
}
