package org.briefsiegel.practice.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code api_key}. */
@Entity(name = "ApiKey")
@Table(name = "api_key")
class ApiKeyRow {

    @Id
    private String id;

    private String practice;
    private String hash;
    private boolean revoked;

    ApiKeyRow() {}

    ApiKeyRow(String id, String practice, String hash) {
        this.id = id;
        this.practice = practice;
        this.hash = hash;
    }
}
