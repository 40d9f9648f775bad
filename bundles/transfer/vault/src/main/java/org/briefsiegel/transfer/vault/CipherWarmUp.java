package org.briefsiegel.transfer.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.briefsiegel.platform.availability.WarmUp;
import org.osgi.service.component.annotations.Component;

/**
 * Runs the cipher in memory until the JVM has compiled it, that of documents and of TLS: before that it is forty times slower, and
 * stays so for minutes. For the compiler it counts how often something is done and not how much, so that small pieces are enough:
 * a tenth of a second of them. The JDK has one way for arrays and one for buffers, which is the one that TLS and Tink take.
 */
@Component
public final class CipherWarmUp implements WarmUp {

    private static final int TIMES = 10_000;
    private static final int PIECE_BYTES = 48;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int DOCUMENTS = 8;
    private static final int DOCUMENT_BYTES = 200_000;

    private final Cipher cipher;
    private final SecretKeySpec key = new SecretKeySpec(new byte[DocumentCipher.KEY_BYTES], "AES");
    private final byte[] plain = new byte[PIECE_BYTES];
    private final byte[] sealed = new byte[PIECE_BYTES + TAG_BITS / Byte.SIZE];
    private final byte[] opened = new byte[PIECE_BYTES];

    public CipherWarmUp() throws GeneralSecurityException {
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
    }

    @Override
    public String name() {
        return "the cipher";
    }

    @Override
    public void run() throws Exception {
        for (int time = 0; time < TIMES && !Thread.currentThread().isInterrupted(); time++) {
            GCMParameterSpec nonce = nonce(time);
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.doFinal(plain, 0, plain.length, sealed, 0);
            cipher.init(Cipher.DECRYPT_MODE, key, nonce);
            cipher.doFinal(sealed, 0, sealed.length, opened, 0);

            GCMParameterSpec next = nonce(TIMES + time);
            cipher.init(Cipher.ENCRYPT_MODE, key, next);
            cipher.doFinal(ByteBuffer.wrap(plain), ByteBuffer.wrap(sealed));
            cipher.init(Cipher.DECRYPT_MODE, key, next);
            cipher.doFinal(ByteBuffer.wrap(sealed), ByteBuffer.wrap(opened));
        }
        for (int document = 0; document < DOCUMENTS && !Thread.currentThread().isInterrupted(); document++) {
            sealAndOpen(new byte[DOCUMENT_BYTES]);
        }
    }

    /** The JDK refuses one that was used before; the key guards nothing. */
    private static GCMParameterSpec nonce(int number) {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(number).array();
        return new GCMParameterSpec(TAG_BITS, nonce);
    }

    private static void sealAndOpen(byte[] document) throws Exception {
        DocumentCipher segments = new DocumentCipher(new byte[DocumentCipher.KEY_BYTES], AssociatedData.of("warm-up"));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream((int) segments.encryptedSize(document.length));
        try (OutputStream out = segments.encrypting(sealed)) {
            out.write(document);
        }
        try (InputStream in = segments.decrypting(new ByteArrayInputStream(sealed.toByteArray()))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
