package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key above all others. It encrypts nothing itself: each purpose has a key of its own, derived by HKDF-SHA-256. */
final class MasterKey {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] key;

    private MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalStateException("the master key has " + BYTES + " bytes, not " + key.length);
        }
        this.key = key;
    }

    static MasterKey of(String base64) {
        return new MasterKey(decode(base64));
    }

    /**
     * The key of a file, which is made if it isn't there.
     *
     * @param inUse whether something is encrypted already, so that a new key would be the wrong one
     */
    static MasterKey at(Path file, boolean inUse) throws IOException {
        if (!Files.exists(file)) {
            if (inUse) {
                throw new IllegalStateException("the vault holds documents, but its master key " + file
                        + " is missing: restore it from its backup");
            }
            create(file);
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("others may read the master key " + file + ": chmod 600 it");
        }
        return new MasterKey(decode(Files.readString(file)));
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Disk.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Disk.write(file, (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        LOG.warn("Made the master key {}: back it up now, apart from the documents. Without it they are lost.", file);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the master key isn't base64", e);
        }
    }

    /** A key of 32 bytes for one purpose. */
    byte[] derive(String purpose) {
        try {
            byte[] info = ("briefsiegel/" + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HMACSHA256", key, new byte[0], info, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HKDF on this platform", e);
        }
    }
}
