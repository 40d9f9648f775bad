package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void loopbackNeedsNoTls(String host) {
        assertThat(plain(host, false).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "", "no-such-host.invalid"})
    void anyOtherAddressIsRefusedInClear(String host) {
        assertThat(plain(host, false).isAllowed()).isFalse();
    }

    @Test
    void whatIsRefusedIsNamedWithItsKeyAndTheCure() {
        assertThat(plain("0.0.0.0", false).fault(Optional.empty())).hasValueSatisfying(fault -> {
            assertThat(fault.key()).isEqualTo("host");
            assertThat(fault.text()).startsWith("host = 0.0.0.0 is no loopback").contains("keystore", "behindProxy");
        });
        Listener loopback = plain("127.0.0.1", false);
        assertThat(loopback.fault(Optional.of(loopback))).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotReplacedByWhatIsRefusedToo() {
        Listener refused = plain("0.0.0.0", false);

        assertThat(refused.isReplacedBy(plain("127.0.0.1", false))).isTrue();
        assertThat(refused.isReplacedBy(new Listener("0.0.0.0", 8443, false, "/etc/server.p12", "secret", true)))
                .isTrue();
        assertThat(refused.isReplacedBy(plain("0.0.0.0", true))).isFalse();
    }

    @Test
    void aProxyMayAddTheTls() {
        assertThat(plain("0.0.0.0", true).isAllowed()).isTrue();
    }

    @Test
    void withAKeystoreAnyAddressIsAllowed() {
        assertThat(new Listener("0.0.0.0", 8443, false, "/etc/server.p12", "secret", true).isAllowed())
                .isTrue();
    }

    @Test
    void aPortThatAnotherProgramHasIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Listener wanted = new Listener("127.0.0.1", other.getLocalPort(), false, "", "", true);

            assertThat(wanted.fault(Optional.empty()))
                    .contains(new Listener.Fault("port", wanted + " can't be listened at: Address already in use"));
            assertThat(wanted.fault(Optional.of(wanted))).isEmpty();
        }
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(new Listener("::1", 8443, false, "/etc/server.p12", "secret", true))
                .hasToString("https://::1:8443");
    }

    @Test
    void saysBeforeThePortIsBoundThatTheKeystoreCannotBeUsed(@TempDir Path folder) throws Exception {
        Path keystore = folder.resolve("server.p12");
        Keystores.make(keystore, "right-password");

        assertThat(tls(keystore, "right-password").keystoreFault()).isEmpty();
        assertThat(tls(keystore, "wrong-password").keystoreFault())
                .hasValueSatisfying(words -> assertThat(words).contains("can't be opened with this password"));
        assertThat(tls(folder.resolve("none.p12"), "right-password").keystoreFault())
                .contains("there is no such file");
        assertThat(plain("127.0.0.1", false).keystoreFault()).isEmpty();
    }

    private static Listener tls(Path keystore, String password) {
        return new Listener("127.0.0.1", 8443, false, keystore.toString(), password, true);
    }

    private static Listener plain(String host, boolean behindProxy) {
        return new Listener(host, 8080, behindProxy, "", "", true);
    }
}
