package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookMessage.State;
import org.briefsiegel.webhook.api.WebhookService.Putting;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an event to a practice system: over stores in memory, and with a real receiver. */
class WebhooksTest {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final AtomicReference<Integer> status = new AtomicReference<>(200);

    private TestHost host;
    private WebhookStore store;
    private Secrets secrets;
    private HttpServer receiver;
    private PracticeWebhooks service;
    private WebhookJob job;
    private WebhookListener listener;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        store = new MemoryStores(host.clock()).webhooks();
        secrets = new Secrets(store, host.vault());
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        service = new PracticeWebhooks(store, secrets, post(), true, host.clock());
        job = new WebhookJob(
                store, secrets, post(), new RetryPlan(PAUSES, () -> 0.5), Duration.ofSeconds(30), 2, host.clock());
        listener = new WebhookListener(store);
    }

    @AfterEach
    void close() throws Exception {
        service.stop();
        job.stop();
        receiver.stop(0);
    }

    private static Post post() {
        return new Post(
                new CheckedDns(SystemDefaultDnsResolver.INSTANCE, true),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                2);
    }

    private void receive(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    @Test
    void aReceiverIsAskedBeforeAWebhookIsTaken() {
        Putting.Done done = (Putting.Done) put(Set.of());

        assertThat(done.webhook().state()).isEqualTo(Webhook.State.ACTIVE);
        assertThat(done.newSecret().flatMap(SigningSecret::of)).isPresent();
        assertThat(bodies).singleElement().asString().contains("\"type\":\"webhook.test\"");
        assertThat(store.sealedSecret(TestHost.PRACTICE).orElseThrow())
                .doesNotContain(done.newSecret().orElseThrow());
    }

    @Test
    void aReceiverThatDoesNotWorkIsToldAndTheWebhookBeforeStays() {
        put(Set.of("transfer.opened"));
        status.set(404);

        Putting.Refused refused = (Putting.Refused) put(Set.of());

        assertThat(refused.field()).isEqualTo("url");
        assertThat(refused.reason()).contains("404");
        assertThat(service.find(TestHost.PRACTICE).orElseThrow().events()).containsExactly("transfer.opened");
    }

    @Test
    void theSecretStaysUntilAnotherIsGiven() {
        String first = ((Putting.Done) put(Set.of())).newSecret().orElseThrow();

        assertThat(((Putting.Done) put(Set.of("transfer.opened"))).newSecret()).isEmpty();
        assertThat(secrets.of(TestHost.PRACTICE).orElseThrow().text()).isEqualTo(first);

        String second = SigningSecret.random().text();
        service.put(TestHost.PRACTICE, url(), Optional.of(second), Set.of(), Locale.ENGLISH);
        assertThat(secrets.of(TestHost.PRACTICE).orElseThrow().text()).isEqualTo(second);
    }

    @Test
    void aPracticePutsOneWebhookAtATime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        receiver.createContext("/slow", exchange -> {
            asked.countDown();
            await().until(() -> answered.getCount() == 0);
            receive(exchange);
        });
        CompletableFuture<Putting> first = CompletableFuture.supplyAsync(() -> service.put(
                TestHost.PRACTICE, url().replace("/hook", "/slow"), Optional.empty(), Set.of(), Locale.ENGLISH));
        asked.await();

        Putting second = put(Set.of());
        answered.countDown();

        assertThat(second).isEqualTo(new Putting.Busy());
        assertThat(first.get()).isInstanceOf(Putting.Done.class);
        assertThat(put(Set.of())).isInstanceOf(Putting.Done.class);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(service.put(TestHost.PRACTICE, url(), Optional.empty(), Set.of("transfer.sold"), Locale.ENGLISH))
                .isEqualTo(new Putting.Refused("events", "event-unknown", "There is no event “transfer.sold”."));
        assertThat(service.put(TestHost.PRACTICE, url(), Optional.of("secret"), Set.of(), Locale.ENGLISH))
                .extracting("field")
                .isEqualTo("secret");
        assertThat(service.put(TestHost.PRACTICE, "ftp://x", Optional.empty(), Set.of(), Locale.ENGLISH))
                .extracting("code")
                .isEqualTo("url-not-https");
    }

    @Test
    void anEventArrivesOnceAndNamesNobody() {
        put(Set.of());
        happens("t-1", TransferEvent.Kind.OPENED);

        WebhookMessage message = afterRound(State.DELIVERED);
        job.run();

        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1))
                .isEqualTo("{\"type\":\"transfer.opened\",\"timestamp\":\""
                        + host.clock().instant() + "\",\"data\":{\"transfer\":\"t-1\"}}");
        assertThat(ids.get(1)).isEqualTo(message.id());
        assertThat(signatures.get(1))
                .isEqualTo(secrets.of(TestHost.PRACTICE)
                        .orElseThrow()
                        .sign(message.id(), host.clock().instant(), bodies.get(1)));
    }

    @Test
    void whatIsNotTakenComesAgainUnderTheSameIdUntilItIsDead() {
        put(Set.of());
        happens("t-1", TransferEvent.Kind.OPENED);
        status.set(500);

        assertThat(afterTry(1).nextTry()).contains(host.clock().instant().plus(PAUSES.get(0)));
        job.run();
        assertThat(bodies).as("not before its time").hasSize(2);
        host.clock().move(PAUSES.get(0));
        afterTry(2);
        host.clock().move(PAUSES.get(1));
        WebhookMessage dead = afterRound(State.DEAD);

        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.result()).isEqualTo("500");
        assertThat(ids.subList(1, 4)).containsOnly(dead.id());
    }

    @Test
    void aDeadMessageCanBeReplayed() {
        whatIsNotTakenComesAgainUnderTheSameIdUntilItIsDead();
        status.set(204);

        service.replay(TestHost.PRACTICE, messages().get(0).id());

        assertThat(afterRound(State.DELIVERED).attempts()).isEqualTo(1);
    }

    @Test
    void whoIsGoneIsToldNothingAnyMore() {
        put(Set.of());
        happens("t-1", TransferEvent.Kind.OPENED);
        happens("t-2", TransferEvent.Kind.OPENED);
        status.set(410);

        afterRound(State.DEAD);
        await().until(() -> service.find(TestHost.PRACTICE).orElseThrow().state() == Webhook.State.DISABLED);
        happens("t-3", TransferEvent.Kind.OPENED);
        job.run();

        assertThat(bodies).hasSize(2);
        assertThat(messages()).hasSize(2).allMatch(message -> message.state() == State.DEAD);

        status.set(200);
        put(Set.of());
        assertThat(service.find(TestHost.PRACTICE).orElseThrow().state()).isEqualTo(Webhook.State.ACTIVE);
    }

    @Test
    void aReceiverOutOfReachIsLeftAloneWithAllItsMessages() {
        put(Set.of());
        happens("t-1", TransferEvent.Kind.OPENED);
        happens("t-2", TransferEvent.Kind.OPENED);
        receiver.stop(0);

        job.run();
        await().until(() -> messages().stream()
                .allMatch(message -> message.nextTry()
                        .filter(host.clock().instant().plus(Duration.ofMinutes(4))::isBefore)
                        .isPresent()));

        assertThat(messages()).extracting(WebhookMessage::attempts).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void whatIsDeadIsForgottenLaterThanWhatWasDelivered() {
        PurgeJob purge = new PurgeJob(store, Duration.ofDays(7), Duration.ofDays(30), host.clock());
        put(Set.of());
        happens("t-1", TransferEvent.Kind.OPENED);
        afterRound(State.DELIVERED);
        happens("t-2", TransferEvent.Kind.OPENED);
        status.set(410);
        afterRound(State.DEAD);
        host.clock().move(Duration.ofDays(7));
        purge.run();
        assertThat(messages()).hasSize(2);

        host.clock().move(Duration.ofMillis(1));
        purge.run();
        assertThat(messages()).extracting(WebhookMessage::state).containsExactly(State.DEAD);

        host.clock().move(Duration.ofDays(23));
        purge.run();
        assertThat(messages()).isEmpty();
    }

    private Putting put(Set<String> events) {
        return service.put(TestHost.PRACTICE, url(), Optional.empty(), events, Locale.ENGLISH);
    }

    private String url() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/hook";
    }

    private void happens(String transfer, TransferEvent.Kind kind) {
        Instant now = host.clock().instant();
        host.stores()
                .transactions()
                .within(() -> listener.happened(
                        new EventFeed.Entry(TestHost.PRACTICE, transfer, new TransferEvent(now, kind, ""))));
    }

    /** The newest message, once it stands there. */
    private WebhookMessage afterRound(State state) {
        job.run();
        await().until(() -> messages().stream().anyMatch(message -> message.state() == state));
        return messages().get(0);
    }

    private WebhookMessage afterTry(int attempt) {
        job.run();
        await().until(() -> messages().get(0).attempts() == attempt
                && messages().get(0).result().equals("500")
                && messages()
                        .get(0)
                        .nextTry()
                        .orElseThrow()
                        .isAfter(host.clock().instant())
                && bodies.size() == attempt + 1
                && isSettled());
        return messages().get(0);
    }

    /** Its lease would end after half a minute; a pause that was set says something else. */
    private boolean isSettled() {
        Duration wait = Duration.between(
                host.clock().instant(), messages().get(0).nextTry().orElseThrow());
        return !wait.equals(Duration.ofSeconds(30));
    }

    private List<WebhookMessage> messages() {
        return service.messages(TestHost.PRACTICE, Optional.empty(), Optional.empty(), 10);
    }
}
