package org.briefsiegel.recipient.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissThrottleTest {

    private static final long SECOND = 1_000_000_000;

    private long now = Long.MAX_VALUE - 10 * SECOND;
    private final MissThrottle misses = new MissThrottle(30, () -> now);

    @Test
    void thirtyAMinuteAreEverybodysAndTheNextOneWaits() {
        for (int i = 0; i < 30; i++) {
            assertThat(misses.pauseSeconds("a")).isZero();
            misses.missed("a");
        }

        assertThat(misses.pauseSeconds("a")).isEqualTo(2);
        assertThat(misses.pauseSeconds("b")).isZero();
    }

    @Test
    void timeGivesThemBackAndNoMoreThanThat() {
        miss(30);
        now += 2 * SECOND;
        assertThat(misses.pauseSeconds("a")).isZero();

        miss(1);
        assertThat(misses.pauseSeconds("a")).isEqualTo(2);

        now += 3600 * SECOND;
        miss(30);
        assertThat(misses.pauseSeconds("a")).isEqualTo(2);
    }

    @Test
    void manyAtOnceAreNoWayAroundIt() {
        miss(100);

        assertThat(misses.pauseSeconds("a")).isEqualTo(142);
    }

    private void miss(int times) {
        for (int i = 0; i < times; i++) {
            misses.missed("a");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "[2001:db8:1:2::7], 20010db800010002",
        "example.org, unknown",
        "'', unknown",
        "999.1.1.1, unknown"
    })
    void aClientIsAnAddressOrAnIpv6Network(String address, String client) {
        assertThat(Client.network(address)).isEqualTo(client);
    }
}
