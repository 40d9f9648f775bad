package org.briefsiegel.transfer.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.vaultapi.Vault;

/** Everything that a request says, in one keyed fingerprint: facts have few bits, so a plain hash would give them away. */
final class RequestFingerprint {

    private static final int CHUNK_BYTES = 64 * 1024;

    /** What stands between texts when lists and maps are written. */
    private static final Pattern SEPARATOR = Pattern.compile("[,=\\[\\]{}]");

    private final Vault vault;

    RequestFingerprint(Vault vault) {
        this.vault = vault;
    }

    /** Of a request whose files lie in the vault; {@code sha256} of each, in order. */
    String of(Submission submission, List<String> sha256) {
        String context = String.join("/", "request", submission.practice(), submission.idempotencyKey());
        return vault.fingerprint(context, text(submission, sha256));
    }

    /** Of a request that is only compared: its files are read, and kept nowhere. */
    String of(Submission submission, Files files) throws IOException {
        List<String> sha256 = new ArrayList<>();
        for (Optional<InputStream> file = files.next(); file.isPresent(); file = files.next()) {
            sha256.add(digest(file.get()));
        }
        return of(submission, sha256);
    }

    /**
     * The same for the same request in every release, since its fingerprint is stored; another for every other request. The
     * language of the answer is no part of what is asked for.
     */
    static String text(Submission submission, List<String> sha256) {
        List<Object> named = List.of(
                submission.documents().stream().map(RequestFingerprint::parts).toList(),
                parts(submission.recipient(), submission.facts().ofRecipient()),
                submission.factor(),
                submission.typedIn(),
                submission.quote(),
                new TreeMap<>(submission.facts().ofPatient()));
        List<Object> said = new ArrayList<>(named);
        said.add(submission.message());
        said.add(submission.reference());
        said.addAll(sha256);
        // where no other text holds a separator, a message may: it is what stands between the others
        boolean clear = sha256.size() == submission.documents().size()
                && Stream.concat(texts(named), Stream.of(submission.reference()))
                        .noneMatch(text -> SEPARATOR.matcher(text).find());
        return clear ? said.toString() : "lengths " + lengths(said) + " of " + said;
    }

    private static List<Object> parts(Submission.Document document) {
        return List.of(document.type(), document.fileName(), document.title(), new TreeMap<>(document.metadata()));
    }

    private static List<Object> parts(Recipient recipient, Map<String, String> facts) {
        List<Object> parts = new ArrayList<>(List.of(
                recipient.name(), recipient.email(), recipient.phone(), recipient.locale(), recipient.relation()));
        if (!facts.isEmpty()) { // which earlier releases didn't know
            parts.add(new TreeMap<>(facts));
        }
        if (recipient.isOnPaper()) { // nor this
            parts.add(recipient.channel());
        }
        return parts;
    }

    private static Stream<String> texts(Object part) {
        if (part instanceof List<?> list) {
            return list.stream().flatMap(RequestFingerprint::texts);
        }
        if (part instanceof Map<?, ?> map) {
            return map.entrySet().stream().flatMap(entry -> texts(List.of(entry.getKey(), entry.getValue())));
        }
        if (part instanceof Optional<?> optional) {
            return optional.stream().flatMap(RequestFingerprint::texts);
        }
        return Stream.of(part.toString());
    }

    /** The same lists with the lengths of texts in place of the texts. */
    private static Object lengths(Object part) {
        if (part instanceof List<?> list) {
            return list.stream().map(RequestFingerprint::lengths).toList();
        }
        if (part instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> lengths(List.of(entry.getKey(), entry.getValue())))
                    .toList();
        }
        if (part instanceof Optional<?> optional) {
            return optional.map(RequestFingerprint::lengths);
        }
        return part.toString().length();
    }

    private static String digest(InputStream file) throws IOException {
        try {
            DigestInputStream digesting = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"));
            byte[] chunk = new byte[CHUNK_BYTES];
            while (digesting.read(chunk) >= 0) {
                // to the end
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
