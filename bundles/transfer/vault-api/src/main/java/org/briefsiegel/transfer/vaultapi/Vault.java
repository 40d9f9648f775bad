package org.briefsiegel.transfer.vaultapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps documents encrypted, and the only place that sees their bytes in clear. Usable from any thread; calls block on
 * the disk.
 *
 * <p>Security guarantees: each document has a key of its own; the address is bound to the content as associated data, so
 * that a document can't be passed off as another; nothing is ever written in clear; no byte leaves before the segment
 * that holds it is verified; without the master key, what is stored says nothing but its size.
 */
@ProviderType
public interface Vault {

    /**
     * Encrypts a stream while reading it, to its end. When this returns, the document is on disk and survives a crash.
     *
     * @param maxBytes how much is taken
     * @return empty where the stream is longer; then nothing is kept, and the rest of the stream is unread
     * @throws NoSpaceException when the disk is full; nothing is kept
     * @throws IOException when the stream or the disk fails; nothing is kept
     */
    Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException;

    /**
     * Decrypts a part of a document.
     *
     * @param from first byte, from 0
     * @param length how many bytes; not beyond the end
     * @throws DamagedContentException when the content is missing or damaged
     * @throws IOException when {@code out} fails, or the disk
     */
    void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException;

    /** Decrypts a whole document as a stream, which the caller closes. */
    InputStream open(DocumentAddress address, SealedDocument document) throws IOException;

    /** Destroys the content for good; without effect where it is gone already. */
    void destroy(String blob);

    /** Names of stored contents that were begun before this time: what no transfer knows is an orphan. */
    List<String> blobsBefore(Instant time);

    /**
     * Encrypts a short text for the database.
     *
     * @param context what the text belongs to; the same is needed to open it
     */
    String sealText(String context, String text);

    /**
     * The text that {@link #sealText} made this of, in the same context.
     *
     * @throws IllegalStateException when it was changed, or belongs to another context
     */
    String openText(String context, String sealed);

    /**
     * A keyed fingerprint (HMAC-SHA-256) of a value of few bits, 43 characters long.
     *
     * @param context what the value belongs to; the same value looks different elsewhere
     */
    String fingerprint(String context, String value);
}
