package org.briefsiegel.transfer.vaultapi;

import java.util.Objects;

/**
 * What must be known, beside the master key, to open a document.
 *
 * @param blob name of the stored content
 * @param wrappedKey the document's key, encrypted, as text; empty once the content is destroyed
 * @param size of the plain content, in bytes
 * @param sha256 of the plain content, in hexadecimal
 */
public record SealedDocument(String blob, String wrappedKey, long size, String sha256) {

    public SealedDocument {
        Objects.requireNonNull(blob, "blob");
        Objects.requireNonNull(wrappedKey, "wrappedKey");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Whether nobody can open it any more. */
    public boolean isErased() {
        return wrappedKey.isEmpty();
    }

    @Override
    public String toString() {
        return "SealedDocument[" + blob + "]";
    }
}
