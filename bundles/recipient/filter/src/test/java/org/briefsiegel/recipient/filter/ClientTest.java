package org.briefsiegel.recipient.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

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
