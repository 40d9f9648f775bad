package org.briefsiegel.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Sender;
import org.briefsiegel.channel.api.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/** Against a server that takes mail after STARTTLS only, with a certificate that was made for the test. */
class TlsTest {

    private static final char[] PASSWORD = "for-a-test".toCharArray();

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private final Queue<byte[]> received = new ConcurrentLinkedQueue<>();
    private SSLContext usual;

    @BeforeEach
    void remember() throws Exception {
        usual = SSLContext.getDefault();
    }

    @AfterEach
    void restore() {
        SSLContext.setDefault(usual);
        context.stop();
    }

    @Test
    void aMailLeavesForAServerThatProvesItsName() throws Exception {
        SSLContext ours = certificateFor("localhost");
        SSLContext.setDefault(ours);

        assertThat(send(ours).kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        assertThat(received).hasSize(1);
    }

    @Test
    void noMailLeavesForAServerThatBearsAnotherName() throws Exception {
        SSLContext ours = certificateFor("elsewhere.example");
        SSLContext.setDefault(ours);

        assertThat(send(ours).kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(received).isEmpty();
    }

    @Test
    void noMailLeavesForAServerWhoseCertificateNobodyVouchesFor() throws Exception {
        assertThat(send(certificateFor("localhost"))).isEqualTo(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "TLS failed"));
        assertThat(received).isEmpty();
    }

    private Outcome send(SSLContext tls) throws Exception {
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireTLS()
                .startTlsSocketFactory(tls)
                .messageHandler((session, from, to, data) -> received.add(data))
                .build();
        server.start();
        try {
            Settings settings = Settings.plain(server.getPortAllocated()).withTls("required");
            context.addRoutes(new MailRoute(settings, Clock.systemUTC()));
            context.start();
            Message message = new Message(
                    "m-1",
                    false,
                    new Sender("Ordination", "ordination@example.org"),
                    "maria@example.org",
                    "Für Sie",
                    "Grüß Gott",
                    "",
                    List.of());
            return context.createProducerTemplate().requestBody("direct:channel.mail", message, Outcome.class);
        } finally {
            server.stop();
        }
    }

    /** A context that bears the certificate and trusts it. */
    private SSLContext certificateFor(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keytool(name))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private Path keytool(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }
}
