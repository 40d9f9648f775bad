package org.briefsiegel.transfer.link;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/** Fingerprints and texts that one can read. */
record OpenVault() implements Vault {

    @Override
    public String fingerprint(String context, String value) {
        return context + ":" + value;
    }

    @Override
    public String sealText(String context, String text) {
        return fingerprint(context, text);
    }

    @Override
    public String openText(String context, String sealed) {
        if (!sealed.startsWith(context + ":")) {
            throw new IllegalStateException("changed, or of another context");
        }
        return sealed.substring(context.length() + 1);
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(String blob) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> blobsBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
