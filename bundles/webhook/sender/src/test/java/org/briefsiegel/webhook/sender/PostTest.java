package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One message on its way to a real server. */
@Timeout(30)
class PostTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final SigningSecret SECRET = SigningSecret.random();

    private HttpServer receiver;
    private Post post;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.start();
        post = post(SystemDefaultDnsResolver.INSTANCE, true);
    }

    /** One that doesn't wait for long. */
    private void hurry() throws IOException {
        post.close();
        Duration second = Duration.ofSeconds(1);
        post = new Post(new CheckedDns(SystemDefaultDnsResolver.INSTANCE, true), second, second, 4);
    }

    @AfterEach
    void close() throws IOException {
        post.close();
        receiver.stop(0);
    }

    private static Post post(DnsResolver names, boolean allowPrivate) {
        return new Post(new CheckedDns(names, allowPrivate), Duration.ofSeconds(10), Duration.ofSeconds(10), 4);
    }

    @Test
    void theReceiverGetsTheBodyWithItsSignature() {
        AtomicReference<String> body = new AtomicReference<>();
        AtomicReference<Map<String, List<String>>> headers = new AtomicReference<>();
        receiver.createContext("/hook", exchange -> {
            headers.set(Map.copyOf(exchange.getRequestHeaders()));
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 204);
        });

        DeliveryResult answer = send("/hook");

        assertThat(answer.isTaken()).isTrue();
        assertThat(body.get()).isEqualTo("{}");
        assertThat(headers.get().get("Webhook-id")).containsExactly("msg_1");
        assertThat(headers.get().get("Webhook-timestamp")).containsExactly(String.valueOf(NOW.getEpochSecond()));
        assertThat(headers.get().get("Webhook-signature")).containsExactly(SECRET.sign("msg_1", NOW, "{}"));
        assertThat(headers.get().get("Content-type").get(0)).startsWith("application/json");
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        AtomicInteger elsewhere = new AtomicInteger();
        receiver.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, 307);
        });
        receiver.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200);
        });

        assertThat(send("/moved").result()).isEqualTo("307");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void whatTheReceiverAsksForIsHeard() {
        receiver.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            answer(exchange, 503);
        });

        assertThat(send("/busy")).isEqualTo(new DeliveryResult("503", Optional.of(Duration.ofSeconds(120))));
    }

    @Test
    void whoNeverAnswersIsGivenUp() throws IOException {
        hurry();
        CountDownLatch end = new CountDownLatch(1);
        receiver.createContext("/hangs", exchange -> await(end));

        assertThat(send("/hangs").result()).isEqualTo("timeout");
        end.countDown();
    }

    @Test
    void whoAnswersByteByByteIsGivenUp() throws Exception {
        hurry();
        try (ServerSocket drip = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(drip));
            dripping.setDaemon(true);
            dripping.start();

            DeliveryResult answer =
                    post.send("http://localhost:" + drip.getLocalPort() + "/", SECRET, "msg_1", "{}", NOW);

            assertThat(answer.result()).isEqualTo("timeout");
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        receiver.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            while (true) {
                exchange.getResponseBody().write(much); // ends when the other side has closed
            }
        });

        assertThat(send("/endless").isTaken()).isTrue();
    }

    @Test
    void anEndlessHeaderIsNotRead() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread flooding = new Thread(() -> flood(endless));
            flooding.setDaemon(true);
            flooding.start();

            DeliveryResult answer =
                    post.send("http://localhost:" + endless.getLocalPort() + "/", SECRET, "msg_1", "{}", NOW);

            assertThat(answer.result()).isEqualTo("broken");
        }
    }

    @Test
    void whatIsWrongWithAReceiverIsNamed() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        receiver.createContext("/", exchange -> answer(exchange, 404));

        assertThat(send("/none").result()).isEqualTo("404");
        assertThat(post.send("http://localhost:" + closed + "/", SECRET, "msg_1", "{}", NOW)
                        .result())
                .isEqualTo("refused");
        assertThat(post.send("http://nobody.invalid/", SECRET, "msg_1", "{}", NOW)
                        .result())
                .isEqualTo("no-public-address");
    }

    @Test
    void aReceiverWithoutTlsWhereTlsIsAskedForIsNamed() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speaking = new Thread(() -> speak(plain));
            speaking.setDaemon(true);
            speaking.start();

            DeliveryResult answer =
                    post.send("https://localhost:" + plain.getLocalPort() + "/", SECRET, "msg_1", "{}", NOW);

            assertThat(answer.result()).isEqualTo("tls");
        }
    }

    @Test
    void aNameThatLeadsIntoAPrivateNetworkLeadsNowhere() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        receiver.createContext("/", exchange -> {
            reached.incrementAndGet();
            answer(exchange, 200);
        });
        try (Post strict = post(SystemDefaultDnsResolver.INSTANCE, false)) {
            for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1"}) {
                assertThat(strict.send("http://" + host + ":" + port() + "/", SECRET, "msg_1", "{}", NOW)
                                .isTaken())
                        .as(host)
                        .isFalse();
            }
        }
        assertThat(reached).hasValue(0);
    }

    /** One lookup is made, and what it said is what is connected to: a second answer of the name server is never heard. */
    @Test
    void aNameThatChangesBetweenCheckAndConnectionLeadsNowhere() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return InetAddress.getAllByName(lookups.incrementAndGet() == 1 ? "192.168.0.1" : "127.0.0.1");
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (Post strict = post(rebinding, false)) {
            assertThat(strict.send("http://pvs.example:" + port() + "/", SECRET, "msg_1", "{}", NOW)
                            .result())
                    .isEqualTo("no-public-address");
        }
        assertThat(lookups).hasValue(1);
    }

    private DeliveryResult send(String path) {
        return post.send("http://localhost:" + port() + path, SECRET, "msg_1", "{}", NOW);
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(ServerSocket server) {
        byte[] much = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write(much);
            }
        } catch (IOException e) {
            // the other side has given up
        }
    }

    private static void speak(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the other side has given up
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            for (byte b : "HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(b);
            }
            while (true) {
                socket.getOutputStream().write('a');
                socket.getOutputStream().flush();
                Thread.sleep(100); // this is what a slow sender does
            }
        } catch (IOException | InterruptedException e) {
            // the other side has given up
        }
    }
}
