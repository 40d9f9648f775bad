package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees of the port, over real connections. */
class ServerPortTest {

    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "192.0.2.7";
    private static final String PASSWORD = "right-password";

    @TempDir
    static Path folder;

    private final Server server = new Server();
    private ServerPort port;
    private ServerConnector connector;
    private volatile int served;

    @BeforeAll
    static void makeKeystore() throws Exception {
        Keystores.make(folder.resolve("server.p12"), PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, /d/x,            " + ELSEWHERE + ", 200",
        "192.0.2.1, /d/x,            " + ELSEWHERE + ", 400",
        "192.0.2.1, /healthy,        " + ELSEWHERE + ", 400",
        "192.0.2.1, /health/../d/x,  " + ELSEWHERE + ", 400",
        "192.0.2.1, /health/ready,   " + ELSEWHERE + ", 200",
        "192.0.2.1, /d/x,            " + HERE + ",      200",
        "127.0.0.1, /d/x,            " + HERE + ",      200"
    })
    void aHostThatIsNotInTheCertificateIsRefusedUnlessTheServerIsWatched(
            String host, String path, String client, int status) throws Exception {
        start(true);

        assertThat(overTls(host, path, client)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void theCheckCanBeSwitchedOff() throws Exception {
        start(false);

        assertThat(overTls("192.0.2.1", "/d/x", ELSEWHERE)).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatServerItIsIsNotSaid() throws Exception {
        start(true);

        assertThat(overTls("localhost", "/", HERE)).contains("\r\nDate: ").doesNotContain("Jetty", "Server:");
    }

    @Test
    void requestsAreServedWithTheLowestPriority() throws Exception {
        start(true);

        overTls("localhost", "/", HERE);

        assertThat(served).isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    void itIsOpenWhileItRuns() throws Exception {
        start(true);
        assertThat(port.isOpen()).isTrue();

        connector.stop();

        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void aPortThatIsAboutToBeFreeIsWaitedFor() throws Exception {
        ServerSocket former = new ServerSocket(0, 1, InetAddress.getByName(HERE));
        ServerPort next = new ServerPort(new Listener(HERE, former.getLocalPort(), false, "", "", true));
        Executor later = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(
                () -> {
                    try {
                        former.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                later);

        try (ServerConnector opened = (ServerConnector) next.createConnector(server)) {
            closing.join();
            assertThat(opened.isOpen()).isTrue();
        }
    }

    @Test
    void withoutAKeystoreItSpeaksPlainHttpAndNothingElse() {
        Listener plain = new Listener(HERE, 0, false, "", "", true);

        try (ServerConnector opened = (ServerConnector) new ServerPort(plain).createConnector(server)) {
            assertThat(opened.getProtocols()).containsExactly("http/1.1");
        }
    }

    private void start(boolean hostCheck) throws Exception {
        port = new ServerPort(
                new Listener(HERE, 0, false, folder.resolve("server.p12").toString(), PASSWORD, hostCheck));
        connector = (ServerConnector) port.createConnector(server);
        connector.addFirstConnectionFactory(new ProxyConnectionFactory(connector.getDefaultProtocol()));
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                served = Thread.currentThread().getPriority();
                Content.Sink.write(response, true, "served", callback);
                return true;
            }
        });
        server.start();
    }

    /** The client's address is told in the PROXY protocol, so that all stays on this machine. */
    private String overTls(String host, String path, String client) throws Exception {
        try (Socket plain = new Socket(HERE, connector.getLocalPort())) {
            plain.getOutputStream()
                    .write(("PROXY TCP4 " + client + " 127.0.0.1 40000 443\r\n").getBytes(StandardCharsets.US_ASCII));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, HERE, connector.getLocalPort(), true)) {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
