package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys between the master key and the documents, as small files that the master key has encrypted: one of the house,
 * and one for each practice and month, which wraps the keys of that month's documents.
 */
final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final int REMEMBERED = 1000;
    private static final String HOUSE = "house";
    private static final Pattern PRACTICE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** A month, and in base64 what AES-GCM makes of 32 bytes: 12 bytes before them, 16 after. */
    private static final Pattern WRAPPED = Pattern.compile("(\\d{4}-\\d{2})\\.([A-Za-z0-9_-]{80})");

    private final Path folder;
    private final Aead master;
    private final byte[] houseKey;
    private final Map<String, Aead> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Aead> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param inUse whether something is encrypted already, so that a new key of the house would be the wrong one */
    KeyRing(Path folder, Aead master, boolean inUse) throws IOException {
        this.folder = folder;
        this.master = master;
        this.houseKey = houseKey(inUse);
    }

    private byte[] houseKey(boolean inUse) throws IOException {
        if (inUse && !Files.exists(file(HOUSE))) {
            throw new IllegalStateException(
                    "the vault is in use, but " + file(HOUSE) + " is missing: restore it from its backup");
        }
        try {
            createOnce(HOUSE);
            return load(HOUSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this master key isn't the one that " + file(HOUSE) + " was made with", e);
        }
    }

    /** The secret from which those are derived that belong to no practice. */
    byte[] houseKey() {
        return houseKey.clone();
    }

    /**
     * Reads the key of the house again.
     *
     * @throws GeneralSecurityException when it is another one now
     */
    void check() throws IOException, GeneralSecurityException {
        if (!MessageDigest.isEqual(load(HOUSE), houseKey)) {
            throw new GeneralSecurityException("another key of the house");
        }
    }

    /** Wraps a document's key with the key of this practice and month; the result names the month. */
    String wrap(String practice, YearMonth month, byte[] key, byte[] associatedData)
            throws IOException, GeneralSecurityException {
        byte[] wrapped = keyOf(practice, month.toString(), true).encrypt(key, associatedData);
        return month + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped);
    }

    byte[] unwrap(String practice, String wrapped, byte[] associatedData) throws IOException, GeneralSecurityException {
        Matcher parts = WRAPPED.matcher(wrapped);
        if (!parts.matches()) {
            throw new GeneralSecurityException("not a wrapped key, or one that was erased");
        }
        return keyOf(practice, parts.group(1), false)
                .decrypt(Base64.getUrlDecoder().decode(parts.group(2)), associatedData);
    }

    private synchronized Aead keyOf(String practice, String month, boolean create)
            throws IOException, GeneralSecurityException {
        if (!PRACTICE.matcher(practice).matches()) {
            throw new GeneralSecurityException("a practice's id that can't name a folder");
        }
        String name = "practices/" + practice + "/" + month;
        Aead known = remembered.get(name);
        if (known == null) {
            if (create) {
                createOnce(name);
            }
            known = new AesGcmJce(load(name));
            remembered.put(name, known);
        }
        return known;
    }

    private void createOnce(String name) throws IOException, GeneralSecurityException {
        if (!Files.exists(file(name))) {
            byte[] encrypted = master.encrypt(Random.randBytes(KEY_BYTES), associatedData(name));
            new RoomOnDisk(folder).with(() -> Disk.createOnce(file(name), encrypted));
        }
    }

    private byte[] load(String name) throws IOException, GeneralSecurityException {
        return master.decrypt(Files.readAllBytes(file(name)), associatedData(name));
    }

    private Path file(String name) {
        return folder.resolve(name + ".key");
    }

    private static byte[] associatedData(String name) {
        return AssociatedData.of("keyring", name);
    }
}
