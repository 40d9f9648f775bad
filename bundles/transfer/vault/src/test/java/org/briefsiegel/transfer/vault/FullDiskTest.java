package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full: a file system in memory of one megabyte, which a process mounts in a name space of its own, so that
 * nobody needs to be root.
 */
class FullDiskTest {

    @Test
    void whereLessIsFreeThanTheOperatorWantsNothingIsWrittenAndWhatIsThereCanBeRead(@TempDir Path elsewhere)
            throws Exception {
        VaultFolder folder = new VaultFolder(elsewhere);
        AtomicBoolean isShort = new AtomicBoolean();
        TinkVault vault = folder.open(isShort::get);
        SealedDocument before = VaultFolder.seal(vault, VaultFolder.ADDRESS, PLAIN);
        isShort.set(true);

        assertThatThrownBy(() -> VaultFolder.seal(vault, VaultFolder.ADDRESS, PLAIN))
                .isInstanceOf(NoSpaceException.class);

        assertThat(folder.blobs()).hasSize(1);
        assertThat(VaultFolder.read(vault, VaultFolder.ADDRESS, before, 0, PLAIN.length))
                .isEqualTo(PLAIN);
    }

    private static final byte[] PLAIN = VaultFolder.random(1000);

    private static final String MOUNT_AND_RUN =
            "mount -t tmpfs -o size=1m tmpfs \"$1\" && exec \"$2\" -cp \"$3\" org.briefsiegel.transfer.vault.SmallDisk \"$1\"";

    @TempDir
    private Path disk;

    @Test
    void nothingOfADocumentIsLeftWhereTheDiskIsFullAndAllIsWellOnceThereIsRoom() throws Exception {
        Process process = new ProcessBuilder(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        MOUNT_AND_RUN,
                        "sh",
                        disk.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .containsSubsequence(
                        "filler: No space left on device",
                        "full: the folder can't be used: the disk is full",
                        "refused: no space: the disk is full",
                        "contents: 1",
                        "readable: true",
                        "free: no fault",
                        "readable: true");
    }
}
