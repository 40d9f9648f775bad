package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        assertThat(plain("0.0.0.0", false).fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith("host = 0.0.0.0 is no loopback")
                        .contains("keystore", "behindProxy"));
        assertThat(plain("127.0.0.1", false).fault()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotReplacedByWhatIsRefusedToo() {
        Listener refused = plain("0.0.0.0", false);

        assertThat(refused.isReplacedBy(plain("127.0.0.1", false))).isTrue();
        assertThat(refused.isReplacedBy(new Listener("0.0.0.0", 8443, false, "/etc/server.p12", "secret")))
                .isTrue();
        assertThat(refused.isReplacedBy(plain("0.0.0.0", true))).isFalse();
    }

    @Test
    void aProxyMayAddTheTls() {
        assertThat(plain("0.0.0.0", true).isAllowed()).isTrue();
    }

    @Test
    void withAKeystoreAnyAddressIsAllowedAndNothingIsServedInClear() {
        Listener listener = new Listener("0.0.0.0", 8443, false, "/etc/server.p12", "secret");

        assertThat(listener.isAllowed()).isTrue();
        assertThat(listener.jettyProperties())
                .containsEntry("org.apache.felix.http.enable", false)
                .containsEntry("org.apache.felix.https.enable", true)
                .containsEntry("org.osgi.service.http.port.secure", 8443)
                .doesNotContainKey("org.osgi.service.http.port");
    }

    @Test
    void withoutAKeystorePlainHttpIsServedAtTheAddressAlone() {
        assertThat(plain("127.0.0.1", false).jettyProperties())
                .containsEntry("org.apache.felix.http.enable", true)
                .containsEntry("org.apache.felix.https.enable", false)
                .containsEntry("org.apache.felix.http.host", "127.0.0.1")
                .containsEntry("org.osgi.service.http.port", 8080);
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(new Listener("::1", 8443, false, "/etc/server.p12", "secret"))
                .hasToString("https://::1:8443");
    }

    @Test
    void saysBeforeThePortIsBoundThatTheKeystoreCannotBeUsed(@TempDir Path folder) throws Exception {
        Path keystore = folder.resolve("server.p12");
        makeKeystore(keystore, "right-password");

        assertThat(tls(keystore, "right-password").keystoreFault()).isEmpty();
        assertThat(tls(keystore, "wrong-password").keystoreFault())
                .hasValueSatisfying(words -> assertThat(words).contains("can't be opened with this password"));
        assertThat(tls(folder.resolve("none.p12"), "right-password").keystoreFault())
                .contains("there is no such file");
        assertThat(plain("127.0.0.1", false).keystoreFault()).isEmpty();
    }

    private static void makeKeystore(Path file, String password) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static Listener tls(Path keystore, String password) {
        return new Listener("127.0.0.1", 8443, false, keystore.toString(), password);
    }

    private static Listener plain(String host, boolean behindProxy) {
        return new Listener(host, 8080, behindProxy, "", "");
    }
}
