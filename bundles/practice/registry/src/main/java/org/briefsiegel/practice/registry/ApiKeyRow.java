package org.briefsiegel.practice.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.practice.api.ApiKey;

/** A row of {@code api_key}. */
@Entity(name = "ApiKey")
@Table(name = "api_key")
class ApiKeyRow {

    private static final int FINGERPRINT_DIGITS = 16;

    @Id
    private String id;

    private String practice;
    private String label;
    private String hash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    private boolean revoked;

    ApiKeyRow() {}

    ApiKeyRow(String id, String practice, String label, String hash, Instant createdAt) {
        this.id = id;
        this.practice = practice;
        this.label = label;
        this.hash = hash;
        this.createdAt = createdAt;
    }

    ApiKey toApiKey() {
        return new ApiKey(
                id,
                label,
                hash.substring(0, FINGERPRINT_DIGITS),
                Optional.ofNullable(createdAt),
                Optional.ofNullable(lastUsedAt),
                revoked);
    }
}
