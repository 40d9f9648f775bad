package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest.Method;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that says what it is told to, byte by byte. */
@Timeout(30)
class ProviderHttpTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ProviderHttp http = new ProviderHttp(TIMEOUT, new Outage(Clock.systemUTC()));
    private final CountDownLatch left = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        server.close();
    }

    /** @param pause after each byte of what isn't said at once */
    private void says(String atOnce, String slowly, Duration pause) {
        Thread talking = new Thread(
                () -> {
                    try (Socket socket = server.accept()) {
                        socket.getInputStream().read();
                        OutputStream answer = socket.getOutputStream();
                        answer.write(atOnce.getBytes(StandardCharsets.UTF_8));
                        answer.flush();
                        for (byte one : slowly.getBytes(StandardCharsets.UTF_8)) {
                            Thread.sleep(pause.toMillis());
                            answer.write(one);
                            answer.flush();
                        }
                        socket.shutdownOutput();
                        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException gone) {
                        left.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "test-server");
        talking.setDaemon(true);
        talking.start();
    }

    private HTTPResponse send(Deadline deadline) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/token");
        return http.send(new HTTPRequest(Method.GET, address), deadline);
    }

    @Test
    void anAnswerIsHandedOnWhateverItsStatusIs() throws IOException {
        says(HEAD.replace("200 OK", "400 Bad Request") + "Content-Length: 5\r\n\r\n{\"ä\"", "", Duration.ZERO);

        HTTPResponse answer = send(Deadline.begin());

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).isEqualTo("{\"ä\"");
        assertThat(answer.getEntityContentType()).hasToString("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", HEAD, HEAD + "Content-Length: 1000\r\n\r\n", HEAD + "Transfer-Encoding: chunked\r\n\r\n9;x="
            })
    void whatComesByteByByteIsWaitedForNoLongerThanTheTimeout(String atOnce) throws Exception {
        says(atOnce, "x".repeat(1000), Duration.ofMillis(50));

        assertEnds(Deadline.begin(), TIMEOUT);

        assertThat(left.await(10, TimeUnit.SECONDS))
                .as("the connection is closed")
                .isTrue();
    }

    @Test
    void norLongerThanTheDeadline() {
        says(HEAD, "x".repeat(1000), Duration.ofMillis(50));

        assertEnds(new Deadline(System.nanoTime() + 800_000_000), Duration.ofMillis(800));
    }

    private void assertEnds(Deadline deadline, Duration after) {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> send(deadline))
                .isInstanceOf(IOException.class)
                .hasMessage("the provider doesn't answer in time");
        // all that is said would take 50 s
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(after.minusMillis(300), after.plusSeconds(10));
    }

    @Test
    void nothingIsAskedAfterTheDeadline() {
        assertThatThrownBy(() -> send(new Deadline(System.nanoTime()))).hasMessage("the provider takes too long");
    }

    @Test
    void aLongAnswerIsTakenAndALongerOneBrokenOff() throws IOException {
        String longest = "x".repeat(LimitedBody.MAX_BYTES);
        says(HEAD + "\r\n" + longest, "", Duration.ZERO);
        assertThat(send(Deadline.begin()).getBody()).isEqualTo(longest);

        says(HEAD + "\r\n" + longest + "x", "", Duration.ZERO);
        assertThatThrownBy(() -> send(Deadline.begin())).hasMessageContaining("longer than 262144 bytes");
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        says("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "", Duration.ZERO);

        assertThat(send(Deadline.begin()).getStatusCode()).isEqualTo(302);
    }

    @Test
    void whoseSettingsWereTakenAwayIsAskedNothing() {
        http.close();

        assertThatThrownBy(() -> send(Deadline.begin()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("settings were changed");
    }
}
