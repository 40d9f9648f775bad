package org.briefsiegel.transfer.api;

import java.util.Locale;

/** The kinds of refusals of the practice API; their ids are the last part of {@code urn:briefsiegel:problem:<id>}. */
public enum Problem {
    UNAUTHENTICATED,
    PRACTICE_SUSPENDED,
    PLAN_REQUIRED,
    FACTOR_NOT_ALLOWED,
    NOT_FOUND,
    QUOTE_OUTDATED,
    IDEMPOTENCY_CONFLICT,
    IDEMPOTENCY_MISMATCH,
    STATE_CONFLICT,
    CAP_REACHED,
    /** What the practice has paid in advance doesn't cover the price. */
    BALANCE_TOO_LOW,
    TOO_LARGE,
    INVALID_REQUEST,
    MISSING_FACT,
    INVALID_FACT,
    UNKNOWN_DOCUMENT_TYPE,
    UNKNOWN_FACTOR,
    DOCUMENT_REFUSED,
    QUOTE_REQUIRED,
    RATE_LIMITED,
    FACTOR_NOT_AVAILABLE,
    UNAVAILABLE,
    /** The server's disk is full: nothing was kept. */
    INSUFFICIENT_STORAGE;

    /** The name in the practice API. */
    public String id() {
        return this == IDEMPOTENCY_MISMATCH
                ? IDEMPOTENCY_CONFLICT.id()
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
