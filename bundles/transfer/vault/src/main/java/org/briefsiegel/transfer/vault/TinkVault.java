package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.briefsiegel.transfer.spi.DocumentAddress;
import org.briefsiegel.transfer.spi.SealedDocument;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Envelope encryption with Tink: AES-256-GCM in segments, a key for each document, wrapped by its practice's. */
@Component(configurationPid = "org.briefsiegel.vault")
public final class TinkVault implements Vault {

    private static final int KEY_BYTES = 32;

    /** JDK 17 is quickest with calls of this size, and a range decrypts no more than it needs. */
    private static final int SEGMENT_BYTES = 16 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BlobStore blobs;
    private final KeyRing keyRing;
    private final Aead texts;
    private final SecretKeySpec fingerprints;
    private final Clock clock;

    @Activate
    public TinkVault(Config config) throws IOException, GeneralSecurityException {
        this(
                Path.of(config.directory()),
                config._masterKey().isBlank() ? Optional.empty() : Optional.of(config._masterKey()),
                Path.of(config.keyFile()),
                Clock.systemUTC());
        WarmUp.start();
    }

    TinkVault(Path directory, Optional<String> masterKey, Path keyFile, Clock clock)
            throws IOException, GeneralSecurityException {
        this.blobs = new BlobStore(directory.toAbsolutePath().resolve("blobs"));
        MasterKey master = masterKey.isPresent()
                ? MasterKey.of(masterKey.get())
                : MasterKey.at(keyFile.toAbsolutePath(), !blobs.isEmpty());
        this.keyRing = new KeyRing(directory.toAbsolutePath().resolve("keyring"), master.derive("keyring"));
        this.texts = new AesGcmJce(master.derive("texts"));
        this.fingerprints = new SecretKeySpec(master.derive("fingerprints"), "HmacSHA256");
        this.clock = clock;
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        byte[] context = context(address);
        MessageDigest digest = sha256();
        try (BlobStore.Draft draft = blobs.draft()) {
            long size = encrypt(plain, draft.output(), key, context, digest, maxBytes);
            if (size > maxBytes) {
                return Optional.empty();
            }
            String month = YearMonth.now(clock.withZone(ZoneOffset.UTC)).toString();
            String wrapped = keyRing.wrap(address.practice(), month, key, context);
            draft.keep();
            return Optional.of(new SealedDocument(
                    draft.name(), wrapped, size, HexFormat.of().formatHex(digest.digest())));
        } catch (GeneralSecurityException e) {
            throw new IOException("the document can't be encrypted", e);
        }
    }

    /** How many bytes were read; more than {@code maxBytes} where the stream is too long. */
    private static long encrypt(
            InputStream plain, OutputStream out, byte[] key, byte[] context, MessageDigest digest, long maxBytes)
            throws IOException, GeneralSecurityException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (OutputStream encrypting = cipher(key).newEncryptingStream(out, context)) {
            for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    return size;
                }
                digest.update(buffer, 0, read);
                encrypting.write(buffer, 0, read);
            }
        }
        return size;
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException {
        if (from < 0 || length < 0 || from + length > document.size()) {
            throw new IllegalArgumentException("beyond the document");
        }
        try (FileChannel file = blobs.open(document.blob());
                SeekableByteChannel plain =
                        cipher(key(address, document)).newSeekableDecryptingChannel(file, context(address))) {
            plain.position(from);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(SEGMENT_BYTES, Math.max(length, 1)));
            long rest = length;
            while (rest > 0) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), rest));
                int read = plain.read(buffer);
                if (read < 0) {
                    throw new IOException("the document is shorter than it was");
                }
                out.write(buffer.array(), 0, read);
                rest -= read;
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the document can't be decrypted", e);
        }
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) throws IOException {
        FileChannel file = blobs.open(document.blob());
        try {
            return cipher(key(address, document)).newDecryptingStream(Channels.newInputStream(file), context(address));
        } catch (GeneralSecurityException e) {
            file.close();
            throw new IOException("the document can't be decrypted", e);
        }
    }

    @Override
    public void destroy(String blob) {
        try {
            blobs.delete(blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> blobsBefore(Instant time) {
        try {
            return blobs.before(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String sealText(String context, String text) {
        try {
            byte[] sealed = texts.encrypt(bytes(text), bytes(context));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the text can't be encrypted", e);
        }
    }

    @Override
    public String openText(String context, String sealed) {
        try {
            return new String(
                    texts.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the text can't be decrypted", e);
        }
    }

    @Override
    public String fingerprint(String context, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(fingerprints);
            byte[] where = bytes(context);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(where.length).array());
            mac.update(where);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(value)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC on this platform", e);
        }
    }

    private byte[] key(DocumentAddress address, SealedDocument document) throws GeneralSecurityException {
        return keyRing.unwrap(address.practice(), document.wrappedKey(), context(address));
    }

    static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    /** Ids hold no slash, so that no two addresses read the same. */
    private static byte[] context(DocumentAddress address) {
        return bytes(
                String.join("/", "document", address.practice(), address.transfer(), String.valueOf(address.number())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
