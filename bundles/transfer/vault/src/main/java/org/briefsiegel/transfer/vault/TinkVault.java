package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.vaultapi.VaultFiles;

/** Envelope encryption with Tink: AES-256-GCM in segments, a key for each document, wrapped by its practice's. */
public final class TinkVault implements Vault, VaultFiles {

    private static final String KEY_RING = "keyring";
    private static final int READ_BYTES = 64 * 1024;

    /** Two TLS records. */
    private static final int WRITE_BYTES = 32 * 1024;

    private final Path folder;
    private final String masterKeyCheck;
    private final BlobStore blobs;
    private final KeyRing keyRing;
    private final TextSeal texts;
    private final Clock clock;
    private final BooleanSupplier isDiskShort;

    /** Opens the vault, or makes a new one, on a disk that may be written full. */
    public TinkVault(Path directory, Optional<String> masterKey, Path keyFile, Clock clock)
            throws IOException, GeneralSecurityException {
        this(directory, masterKey, keyFile, clock, () -> false);
    }

    /**
     * Opens the vault, or makes a new one.
     *
     * @param isDiskShort whether less is free than should be; then nothing is sealed
     * @throws IllegalStateException when it can't be opened with this key, or others may read the key
     */
    TinkVault(Path directory, Optional<String> masterKey, Path keyFile, Clock clock, BooleanSupplier isDiskShort)
            throws IOException, GeneralSecurityException {
        this.folder = directory.toAbsolutePath().normalize();
        boolean inUse = Disk.holdsFiles(folder);
        MasterKey master =
                masterKey.isPresent() ? MasterKey.of(masterKey.get()) : MasterKey.at(keyFile.toAbsolutePath(), inUse);
        this.masterKeyCheck = master.check();
        this.keyRing = new KeyRing(folder.resolve(KEY_RING), master.aead(), inUse);
        this.texts = new TextSeal(keyRing.houseKey());
        this.blobs = new BlobStore(folder.resolve("blobs"), clock);
        this.clock = clock;
        this.isDiskShort = isDiskShort;
    }

    /** What is wrong with keys or folder now, in a few words; empty where both can be read, and contents be written. */
    Optional<String> fault() {
        try {
            keyRing.check();
            blobs.check();
            return Optional.empty();
        } catch (FileSystemException e) { // its message is a path
            String reason =
                    Optional.ofNullable(e.getReason()).orElse(e.getClass().getSimpleName());
            return Optional.of("the folder can't be used: " + reason);
        } catch (IOException e) {
            return Optional.of("the folder can't be used: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            return Optional.of("the key ring isn't what it was at the start");
        }
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException {
        if (isDiskShort.getAsBoolean()) {
            throw new NoSpaceException("less is free on the disk than the operator wants");
        }
        byte[] key = Random.randBytes(DocumentCipher.KEY_BYTES);
        byte[] binding = binding(address);
        MessageDigest digest = sha256();
        try (BlobStore.Draft draft = blobs.draft()) {
            YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
            String wrapped = keyRing.wrap(address.practice(), month, key, binding);
            long size;
            try (OutputStream encrypting = new DocumentCipher(key, binding).encrypting(draft.output())) {
                size = copy(plain, maxBytes, digest, encrypting);
            }
            if (size > maxBytes) {
                return Optional.empty();
            }
            draft.keep();
            String sha256 = HexFormat.of().formatHex(digest.digest());
            return Optional.of(new SealedDocument(draft.name(), wrapped, size, sha256));
        } catch (GeneralSecurityException e) {
            throw new IOException("the document can't be encrypted", e);
        }
    }

    /** How many bytes were read; more than {@code maxBytes} where the stream is too long. */
    private static long copy(InputStream plain, long maxBytes, MessageDigest digest, OutputStream out)
            throws IOException {
        byte[] buffer = new byte[READ_BYTES];
        long size = 0;
        for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
            size += read;
            if (size > maxBytes) {
                break;
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return size;
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException {
        if (from < 0 || length < 0 || length > document.size() - from) {
            throw new IllegalArgumentException("beyond the document");
        }
        try {
            DocumentCipher cipher = cipher(address, document);
            try (FileChannel file = content(document, cipher);
                    SeekableByteChannel plain = cipher.decrypting(file)) {
                plain.position(from);
                copy(plain, length, out);
            }
        } catch (GeneralSecurityException e) {
            throw new DamagedContentException("the document can't be decrypted", e);
        }
    }

    private static void copy(SeekableByteChannel plain, long length, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(WRITE_BYTES, length));
        for (long rest = length; rest > 0; rest -= chunk.position()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), rest));
            if (verified(plain, chunk) <= 0) {
                throw new DamagedContentException("the content was cut while it was read");
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    /** Tells a segment that isn't what was written from a disk that can't be read. */
    private static int verified(SeekableByteChannel plain, ByteBuffer chunk) throws IOException {
        try {
            return plain.read(chunk);
        } catch (IOException e) {
            throw e.getCause() instanceof GeneralSecurityException
                    ? new DamagedContentException("the document doesn't verify", e)
                    : e;
        }
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) throws IOException {
        try {
            DocumentCipher cipher = cipher(address, document);
            FileChannel file = content(document, cipher);
            return cipher.decrypting(Channels.newInputStream(file));
        } catch (GeneralSecurityException e) {
            throw new DamagedContentException("the document can't be decrypted", e);
        }
    }

    private FileChannel content(SealedDocument document, DocumentCipher cipher) throws IOException {
        try {
            return blobs.open(document.blob(), cipher.encryptedSize(document.size()));
        } catch (IOException e) {
            if (blobs.isAway()) {
                throw new Unavailable("the vault's folder is away", e);
            }
            throw e;
        }
    }

    private DocumentCipher cipher(DocumentAddress address, SealedDocument document)
            throws IOException, GeneralSecurityException {
        byte[] binding = binding(address);
        return new DocumentCipher(keyRing.unwrap(address.practice(), document.wrappedKey(), binding), binding);
    }

    /** What binds a content and its key to the address. */
    private static byte[] binding(DocumentAddress address) {
        return AssociatedData.of("document", address.practice(), address.transfer(), String.valueOf(address.number()));
    }

    @Override
    public void destroy(String blob) {
        try {
            blobs.delete(blob);
        } catch (IOException e) {
            throw new UncheckedIOException("content " + blob + " can't be destroyed", e);
        }
    }

    @Override
    public List<String> blobsBefore(Instant time) {
        try {
            return blobs.before(time);
        } catch (IOException e) {
            throw new UncheckedIOException("the contents can't be listed", e);
        }
    }

    @Override
    public String sealText(String context, String text) {
        return texts.seal(context, text);
    }

    @Override
    public String openText(String context, String sealed) {
        return texts.open(context, sealed);
    }

    @Override
    public String fingerprint(String context, String value) {
        return texts.fingerprint(context, value);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path keyRing() {
        return folder.resolve(KEY_RING);
    }

    @Override
    public Path content(String blob) {
        return blobs.path(blob);
    }

    @Override
    public long sizeOnDisk(long size) {
        return DocumentCipher.sizeOnDisk(size);
    }

    @Override
    public String masterKeyCheck() {
        return masterKeyCheck;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
