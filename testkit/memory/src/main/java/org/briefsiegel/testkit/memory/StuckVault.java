package org.briefsiegel.testkit.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/** A vault that can destroy nothing, as if the process had ended just before. */
public record StuckVault(Vault vault) implements Vault {

    @Override
    public void destroy(String blob) {
        throw new UncheckedIOException(new IOException("stuck"));
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException {
        return vault.seal(address, plain, maxBytes);
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException {
        vault.read(address, document, from, length, out);
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) throws IOException {
        return vault.open(address, document);
    }

    @Override
    public List<String> blobsBefore(Instant time) {
        return vault.blobsBefore(time);
    }

    @Override
    public String sealText(String context, String text) {
        return vault.sealText(context, text);
    }

    @Override
    public String openText(String context, String sealed) {
        return vault.openText(context, sealed);
    }

    @Override
    public String fingerprint(String context, String value) {
        return vault.fingerprint(context, value);
    }
}
