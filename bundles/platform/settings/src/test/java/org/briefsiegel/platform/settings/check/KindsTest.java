package org.briefsiegel.platform.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.briefsiegel.platform.settings.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

    @ParameterizedTest
    @CsvSource({
        "BASE_URL, https://post.example.org",
        "BASE_URL, http://localhost:8080",
        "BASE_URL, https://[2001:db8::1]:8443",
        "BASE_URL, https://straße.example",
        "HOST, mail.straße.example",
        "MAIL_ADDRESS, post@straße.example",
        "HOST, localhost",
        "HOST, mail.example.org",
        "HOST, 127.0.0.1",
        "HOST, ::1",
        "HOST, '[::1]'",
        "PATH, /var/lib/briefsiegel",
        "ZONE, Europe/Vienna",
        "ZONE, UTC",
        "CURRENCY, EUR",
        "MAIL_ADDRESS, noreply@localhost",
        "MAIL_ADDRESS, post+x@praxis.example.org",
        "NETWORK, 10.0.0.0/8",
        "NETWORK, 192.0.2.1",
        "NETWORK, fd00::/8",
        "NETWORK, ::1",
        "FILTER, (channel.id=mail)",
    })
    void takes(Kind kind, String text) {
        assertThat(Kinds.isA(kind, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, 'a\u0007b'",
        "BASE_URL, htp//broken",
        "BASE_URL, https://",
        "BASE_URL, https://post.example.org/",
        "BASE_URL, https://post.example.org/path",
        "BASE_URL, https://post.example.org?x",
        "BASE_URL, https://post.example.org#x",
        "BASE_URL, https://me@post.example.org",
        "BASE_URL, https://post.example.org:99999",
        "BASE_URL, https://post_.example org",
        "BASE_URL, ftp://post.example.org",
        "HOST, no host",
        "HOST, 999.1.1.1",
        "HOST, 12",
        "HOST, -x-",
        "HOST, ':::'",
        "ZONE, Europe/Wien",
        "ZONE, Vienna",
        "CURRENCY, EURO",
        "CURRENCY, XXX",
        "MAIL_ADDRESS, noreply",
        "MAIL_ADDRESS, @localhost",
        "MAIL_ADDRESS, 'a b@localhost'",
        "MAIL_ADDRESS, a@b@c",
        "NETWORK, 10.0.0.0/33",
        "NETWORK, fd00::/129",
        "NETWORK, proxy.example.org",
        "NETWORK, 10.0.0/8",
        "FILTER, channel.id=mail",
    })
    void refuses(Kind kind, String text) {
        assertThat(Kinds.isA(kind, text)).isFalse();
    }
}
