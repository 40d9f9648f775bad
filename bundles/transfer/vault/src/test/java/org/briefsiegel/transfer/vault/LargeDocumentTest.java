package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document takes no more memory than its segments, however large it is: shown in a JVM that is smaller than it. */
class LargeDocumentTest {

    private static final long SIZE = 200_000_000;

    @Test
    void isSealedAndReadInAHeapOf20Megabytes(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx20m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDocumentTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("sealed and read 200000000 bytes");
    }

    public static void main(String[] arguments) throws Exception {
        TinkVault vault = new VaultFolder(Path.of(arguments[0])).open();
        SealedDocument sealed =
                vault.seal(VaultFolder.ADDRESS, new Numbers(SIZE), SIZE).orElseThrow();

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            vault.read(VaultFolder.ADDRESS, sealed, 0, SIZE, out);
        }
        if (HexFormat.of().formatHex(digest.digest()).equals(sealed.sha256())) {
            System.out.println("sealed and read " + sealed.size() + " bytes");
        }
    }

    /** So many bytes, made while they are read. */
    private static final class Numbers extends InputStream {

        private long left;

        Numbers(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) left & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int size = (int) Math.min(length, left);
            for (int i = 0; i < size; i++) {
                bytes[from + i] = (byte) read();
            }
            return size == 0 ? -1 : size;
        }
    }
}
