package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The keys that wrap documents' keys: one for each practice and month, itself wrapped by the master key, as a small file.
 * A wrapped key reads {@code <month>.<base64>}.
 */
final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final int REMEMBERED = 1000;
    private static final Pattern PRACTICE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Aead master;
    private final Map<String, Aead> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Aead> eldest) {
            return size() > REMEMBERED;
        }
    };

    KeyRing(Path folder, byte[] masterKey) throws GeneralSecurityException {
        this.folder = folder;
        this.master = new AesGcmJce(masterKey);
    }

    /** Wraps a key with the key of this practice and month, for this purpose alone. */
    String wrap(String practice, String month, byte[] key, byte[] purpose) throws GeneralSecurityException {
        byte[] wrapped = keyOf(practice, month, true).encrypt(key, purpose);
        return month + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped);
    }

    byte[] unwrap(String practice, String wrapped, byte[] purpose) throws GeneralSecurityException {
        int dot = wrapped.indexOf('.');
        if (dot < 0) {
            throw new GeneralSecurityException("the document's key is destroyed");
        }
        byte[] encrypted = Base64.getUrlDecoder().decode(wrapped.substring(dot + 1));
        return keyOf(practice, wrapped.substring(0, dot), false).decrypt(encrypted, purpose);
    }

    private synchronized Aead keyOf(String practice, String month, boolean create) throws GeneralSecurityException {
        String name = practice + "/" + month;
        Aead known = remembered.get(name);
        if (known != null) {
            return known;
        }
        if (!PRACTICE.matcher(practice).matches() || !MONTH.matcher(month).matches()) {
            throw new GeneralSecurityException("no name for a key");
        }
        try {
            Path file = folder.resolve(practice).resolve(month + ".key");
            if (create && !Files.exists(file)) {
                create(file, name);
            }
            Aead key = new AesGcmJce(master.decrypt(Files.readAllBytes(file), context(name)));
            remembered.put(name, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key ring can't be read", e);
        }
    }

    /** Another node may make the same key at the same time: the one whose name is there first counts. */
    private void create(Path file, String name) throws IOException, GeneralSecurityException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        Disk.createDirectories(file.getParent());
        Path draft = file.resolveSibling(UUID.randomUUID() + ".part");
        Disk.write(draft, master.encrypt(key, context(name)));
        try {
            Files.createLink(file, draft);
            Disk.sync(file.getParent());
        } catch (FileAlreadyExistsException e) {
            // the other node's key is as good
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] context(String name) {
        return ("keyring/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
