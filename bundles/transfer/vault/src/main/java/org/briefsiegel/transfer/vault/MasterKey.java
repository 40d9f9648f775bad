package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key above all others: it encrypts the keys of the key ring and nothing else, and lies apart from them. */
final class MasterKey {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKey() {}

    static Aead of(String base64) throws GeneralSecurityException {
        byte[] key = decode(base64);
        if (key.length != BYTES) {
            throw new IllegalStateException("the master key has " + BYTES + " bytes, not " + key.length);
        }
        return new AesGcmJce(key);
    }

    /**
     * The key of a file, which is made if it isn't there.
     *
     * @param inUse whether something is encrypted already, so that a new key would be the wrong one
     */
    static Aead at(Path file, boolean inUse) throws IOException, GeneralSecurityException {
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
}
