package org.briefsiegel.practice.api;

import java.util.Objects;

/**
 * An API key at the one moment when it can be read.
 *
 * @param id names the key in lists and when it is revoked; no secret
 * @param secret what the practice system sends as its bearer token; only its hash is stored
 */
public record IssuedKey(String id, String secret) {

    public IssuedKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
        return "IssuedKey[" + id + "]";
    }
}
