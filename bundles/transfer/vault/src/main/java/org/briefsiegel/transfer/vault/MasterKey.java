package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key above all others: it encrypts the keys of the key ring and nothing else, and lies apart from them.
 *
 * @param aead encrypts with it
 * @param check tells it from other keys, and says nothing of it
 */
record MasterKey(Aead aead, String check) {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int BYTES = 32;
    private static final int CHECK_BYTES = 8;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    static MasterKey of(String base64) throws GeneralSecurityException {
        byte[] key = decode(base64);
        if (key.length != BYTES) {
            throw new IllegalStateException("the master key has " + BYTES + " bytes, not " + key.length);
        }
        return new MasterKey(new AesGcmJce(key), check(key));
    }

    /** By HKDF-SHA-256, as every key that is derived from another. */
    private static String check(byte[] key) throws GeneralSecurityException {
        byte[] derived =
                Hkdf.computeHkdf("HMACSHA256", key, new byte[0], AssociatedData.of("master", "check"), CHECK_BYTES);
        return HexFormat.of().formatHex(derived);
    }

    /**
     * The key of a file, which is made if it isn't there.
     *
     * @param inUse whether something is encrypted already, so that a new key would be the wrong one
     */
    static MasterKey at(Path file, boolean inUse) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            if (inUse) {
                throw new IllegalStateException(
                        "the vault is in use, but its master key " + file + " is missing: restore it from its backup");
            }
            create(file);
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("others may read the master key " + file + ": chmod 600 it");
        }
        return of(Files.readString(file));
    }

    private static void create(Path file) throws IOException {
        String key = Base64.getEncoder().encodeToString(Random.randBytes(BYTES));
        Disk.createOnce(file, (key + "\n").getBytes(StandardCharsets.US_ASCII));
        LOG.warn("Made the master key {}: back it up now, apart from the documents. Without it they are lost.", file);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the master key isn't base64", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + check + "]";
    }
}
