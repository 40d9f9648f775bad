package org.briefsiegel.transfer.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.vaultapi.Vault;

/** Everything that a request says, in one keyed fingerprint: facts have few bits, so a plain hash would give them away. */
final class RequestFingerprint {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Vault vault;

    RequestFingerprint(Vault vault) {
        this.vault = vault;
    }

    /** Of a request whose files lie in the vault; {@code sha256} of each, in order. */
    String of(Submission submission, List<String> sha256) {
        var recipient = submission.recipient();
        List<Object> said = new ArrayList<>(List.of(
                submission.documents().stream()
                        .map(document -> List.of(
                                document.type(),
                                document.fileName(),
                                document.title(),
                                new TreeMap<>(document.metadata())))
                        .toList(),
                List.of(
                        recipient.name(),
                        recipient.email(),
                        recipient.phone(),
                        recipient.locale(),
                        recipient.relation()),
                submission.factor(),
                submission.typedIn(),
                submission.quote(),
                new TreeMap<>(submission.facts()),
                submission.message(),
                submission.reference()));
        said.addAll(sha256);
        String context = String.join("/", "request", submission.practice(), submission.idempotencyKey());
        return vault.fingerprint(context, said.toString());
    }

    /** Of a request that is only compared: its files are read, and kept nowhere. */
    String of(Submission submission, Files files) throws IOException {
        List<String> sha256 = new ArrayList<>();
        for (Optional<InputStream> file = files.next(); file.isPresent(); file = files.next()) {
            sha256.add(digest(file.get()));
        }
        return of(submission, sha256);
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
