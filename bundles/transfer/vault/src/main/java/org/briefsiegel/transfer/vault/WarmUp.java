package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cipher until the JVM has compiled it: before that it is forty times slower, and the first patient of the day
 * would wait for it. Nobody waits for the warming up.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 8;
    private static final byte[] CONTEXT = {};

    private WarmUp() {}

    static void start() {
        Thread thread = new Thread(WarmUp::run, "briefsiegel-vault-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            AesGcmHkdfStreaming cipher = TinkVault.cipher(new byte[32]);
            byte[] plain = new byte[4_000_000];
            for (int i = 0; i < ROUNDS; i++) {
                ByteArrayOutputStream encrypted = new ByteArrayOutputStream(plain.length + plain.length / 100);
                try (OutputStream out = cipher.newEncryptingStream(encrypted, CONTEXT)) {
                    out.write(plain);
                }
                try (InputStream in =
                        cipher.newDecryptingStream(new ByteArrayInputStream(encrypted.toByteArray()), CONTEXT)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The cipher couldn't be warmed up; the first downloads will be slow", e);
        }
    }
}
