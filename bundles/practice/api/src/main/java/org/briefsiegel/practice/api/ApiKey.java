package org.briefsiegel.practice.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an API key without its secret.
 *
 * @param id names the key when it is revoked
 * @param label what the operator wrote beside it; may be empty
 * @param fingerprint the first 16 hexadecimal digits of the secret's SHA-256: tells which key a secret is, and is none
 * @param createdAt empty for keys of versions that didn't note it
 * @param lastUsedAt to the hour; empty where it wasn't used since that is noted
 * @param revoked whether it is out of force, for good
 */
public record ApiKey(
        String id,
        String label,
        String fingerprint,
        Optional<Instant> createdAt,
        Optional<Instant> lastUsedAt,
        boolean revoked) {

    public ApiKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    }
}
