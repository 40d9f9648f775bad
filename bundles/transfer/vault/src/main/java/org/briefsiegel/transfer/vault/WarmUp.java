package org.briefsiegel.transfer.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cipher in memory until the JVM has compiled it: before that it is forty times slower, and the first patients
 * would wait for it. It begins when the server has started, since it would take a processor from it.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int DELAY_SECONDS = 10;
    private static final int ROUNDS = 8;
    private static final int ROUND_BYTES = 4_000_000;

    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-vault-warm-up");
        thread.setDaemon(true);
        return thread;
    });

    void start() {
        background.schedule(WarmUp::run, DELAY_SECONDS, TimeUnit.SECONDS);
        background.shutdown();
    }

    void stop() {
        background.shutdownNow();
    }

    static void run() {
        try {
            byte[] plain = new byte[ROUND_BYTES];
            for (int round = 0; round < ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
                encryptAndDecrypt(plain);
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The cipher couldn't be warmed up; the first downloads will be slow", e);
        }
    }

    private static void encryptAndDecrypt(byte[] plain) throws IOException, GeneralSecurityException {
        DocumentCipher cipher = new DocumentCipher(new byte[DocumentCipher.KEY_BYTES], AssociatedData.of("warm-up"));
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream((int) cipher.encryptedSize(plain.length));
        try (OutputStream out = cipher.encrypting(encrypted)) {
            out.write(plain);
        }
        try (InputStream in = cipher.decrypting(new ByteArrayInputStream(encrypted.toByteArray()))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
