package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/** A document's content under its own key: AES-256-GCM in segments, of which any can be opened without the others. */
final class DocumentCipher {

    static final int KEY_BYTES = 32;

    /** A range opens no more than it needs, and the JDK is quick with calls of this size; see ADR 5. */
    private static final int SEGMENT_BYTES = 16 * 1024;

    private final AesGcmHkdfStreaming segments;
    private final byte[] associatedData;

    DocumentCipher(byte[] key, byte[] associatedData) throws GeneralSecurityException {
        this.segments = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        this.associatedData = associatedData;
    }

    /** Encrypts what is written; closing it writes the last segment and closes {@code out}. */
    OutputStream encrypting(OutputStream out) throws IOException, GeneralSecurityException {
        return segments.newEncryptingStream(out, associatedData);
    }

    /** Decrypts from the start to the end; closing it closes {@code in}. */
    InputStream decrypting(InputStream in) throws IOException, GeneralSecurityException {
        return segments.newDecryptingStream(in, associatedData);
    }

    /** Decrypts from any position; closing it closes {@code encrypted}. */
    SeekableByteChannel decrypting(SeekableByteChannel encrypted) throws IOException, GeneralSecurityException {
        return segments.newSeekableDecryptingChannel(encrypted, associatedData);
    }

    /** How many bytes encryption makes of so many. */
    long encryptedSize(long plainSize) {
        return segments.expectedCiphertextSize(plainSize);
    }

    /** The same, of any document: the size depends on no key. */
    static long sizeOnDisk(long plainSize) {
        try {
            return new DocumentCipher(new byte[KEY_BYTES], new byte[0]).encryptedSize(plainSize);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }
}
