package org.briefsiegel.transfer.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** A process that has a disk of its own, fills it, and says line by line what becomes of its vault. */
final class SmallDisk {

    private static final DocumentAddress SECOND = new DocumentAddress("p-1", "t-2", 1);
    private static final byte[] PLAIN = VaultFolder.random(300_000);

    private SmallDisk() {}

    public static void main(String[] arguments) throws Exception {
        Path disk = Path.of(arguments[0]);
        VaultFolder folder = new VaultFolder(disk);
        TinkVault vault = folder.open();
        SealedDocument first = VaultFolder.seal(vault, VaultFolder.ADDRESS, PLAIN);
        Path filler = disk.resolve("filler");
        fill(filler);
        System.out.println("full: " + vault.fault().orElse("no fault"));
        System.out.println("refused: " + refused(vault));
        System.out.println("contents: " + folder.blobs().size());
        System.out.println("readable: " + isReadable(vault, VaultFolder.ADDRESS, first));
        Files.delete(filler);
        System.out.println("free: " + vault.fault().orElse("no fault"));
        SealedDocument second = VaultFolder.seal(vault, SECOND, PLAIN);
        System.out.println("readable: " + isReadable(vault, SECOND, second));
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            System.out.println("filler: " + full.getMessage());
        }
    }

    private static String refused(TinkVault vault) {
        try {
            VaultFolder.seal(vault, SECOND, PLAIN);
            return "no";
        } catch (NoSpaceException e) {
            return "no space: " + e.getMessage();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static boolean isReadable(TinkVault vault, DocumentAddress address, SealedDocument document)
            throws IOException {
        return Arrays.equals(VaultFolder.read(vault, address, document, 0, PLAIN.length), PLAIN);
    }
}
