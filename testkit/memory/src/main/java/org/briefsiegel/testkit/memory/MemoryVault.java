package org.briefsiegel.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/**
 * Keeps documents for tests, and hides nothing from who looks for it: what is sealed is only written in other letters. But it
 * opens nothing with another key, at another address, or in another context.
 */
public final class MemoryVault implements Vault {

    private record Content(DocumentAddress address, String key, byte[] bytes, Instant sealedAt) {}

    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final Clock clock;

    public MemoryVault(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<SealedDocument> seal(DocumentAddress address, InputStream plain, long maxBytes) throws IOException {
        byte[] bytes = plain.readNBytes(Math.toIntExact(maxBytes + 1));
        if (bytes.length > maxBytes) {
            return Optional.empty();
        }
        String blob = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        contents.put(blob, new Content(address, key, bytes, clock.instant()));
        return Optional.of(
                new SealedDocument(blob, key, bytes.length, HexFormat.of().formatHex(sha256(bytes))));
    }

    @Override
    public void read(DocumentAddress address, SealedDocument document, long from, long length, OutputStream out)
            throws IOException {
        byte[] bytes = bytes(address, document);
        if (from < 0 || length < 0 || from > bytes.length - length) {
            throw new IllegalArgumentException("beyond the end");
        }
        out.write(bytes, (int) from, (int) length);
    }

    @Override
    public InputStream open(DocumentAddress address, SealedDocument document) throws IOException {
        return new ByteArrayInputStream(bytes(address, document));
    }

    private byte[] bytes(DocumentAddress address, SealedDocument document) throws IOException {
        return Optional.ofNullable(contents.get(document.blob()))
                .filter(content -> content.address().equals(address))
                .filter(content -> content.key().equals(document.wrappedKey()))
                .orElseThrow(() -> new DamagedContentException("missing, or another's"))
                .bytes();
    }

    @Override
    public void destroy(String blob) {
        if (!NAME.matcher(blob).matches()) {
            throw new IllegalArgumentException("no name of a content: " + blob);
        }
        contents.remove(blob);
    }

    @Override
    public List<String> blobsBefore(Instant time) {
        return contents.entrySet().stream()
                .filter(content -> content.getValue().sealedAt().isBefore(time))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Never the same twice. */
    @Override
    public String sealText(String context, String text) {
        String salt = UUID.randomUUID().toString();
        return Base64.getEncoder()
                .encodeToString(
                        String.join("\n", salt, fingerprint(context, ""), text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String openText(String context, String sealed) {
        String[] parts = letters(sealed).split("\n", 3);
        if (parts.length < 3 || !parts[1].equals(fingerprint(context, ""))) {
            throw new IllegalStateException("changed, or of another context");
        }
        return parts[2];
    }

    private static String letters(String sealed) {
        try {
            return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("changed", e);
        }
    }

    @Override
    public String fingerprint(String context, String value) {
        byte[] both = Arrays.copyOf(sha256(context.getBytes(StandardCharsets.UTF_8)), 64);
        System.arraycopy(sha256(value.getBytes(StandardCharsets.UTF_8)), 0, both, 32, 32);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(both));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
