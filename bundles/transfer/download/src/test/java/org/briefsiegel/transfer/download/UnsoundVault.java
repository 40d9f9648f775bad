package org.briefsiegel.transfer.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/** A vault of which nothing can be read as long as it isn't sound. */
record UnsoundVault(Vault vault, AtomicBoolean sound, IOException failure) implements Vault {

    UnsoundVault(Vault vault, AtomicBoolean sound) {
        this(vault, sound, new DamagedContentException("damaged"));
    }

    UnsoundVault(Vault vault, IOException failure) {
        this(vault, new AtomicBoolean(), failure);
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException {
        if (!sound.get()) {
            throw failure;
        }
        vault.read(address, document, from, length, out);
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException {
        return vault.seal(address, plain, maxBytes);
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) throws IOException {
        return vault.open(address, document);
    }

    @Override
    public void destroy(String blob) {
        vault.destroy(blob);
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
