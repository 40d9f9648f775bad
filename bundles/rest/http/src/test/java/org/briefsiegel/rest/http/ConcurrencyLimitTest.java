package org.briefsiegel.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit limit = new ConcurrencyLimit(1);

    @Test
    void oneThatHasEndedLeavesRoomForTheNext() {
        ConcurrencyLimit.Permit first = limit.acquire("p-1").orElseThrow();

        assertThat(limit.acquire("p-1")).isEmpty();
        assertThat(limit.acquire("p-2")).as("another practice").isPresent();
        first.close();
        assertThat(limit.acquire("p-1")).isPresent();
    }

    /** The answer ends it, and then the request. */
    @Test
    void endsOnce() {
        ConcurrencyLimit.Permit first = limit.acquire("p-1").orElseThrow();
        first.close();
        limit.acquire("p-1").orElseThrow();

        first.close();

        assertThat(limit.acquire("p-1")).isEmpty();
    }
}
