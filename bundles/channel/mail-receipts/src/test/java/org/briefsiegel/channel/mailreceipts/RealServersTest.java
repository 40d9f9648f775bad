package org.briefsiegel.channel.mailreceipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Sender;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.briefsiegel.channel.mail.MailRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From our route through a real Postfix, a real Dovecot and our other route back to the host. */
class RealServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final Queue<Receipt> RECEIPTS = new ConcurrentLinkedQueue<>();
    private static Dovecot dovecot;
    private static Postfix postfix;
    private static String away;
    private static String good;
    private static String unknown;
    private static String nowhere;
    private static String full;

    @BeforeAll
    static void start() throws Exception {
        dovecot = Dovecot.withoutTls(folder);
        postfix = new Postfix(folder);
        CONTEXT.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:receipt")
                        .process(exchange -> RECEIPTS.add(exchange.getMessage().getBody(Receipt.class)));
            }
        });
        CONTEXT.addRoutes(new MailReceiptsRoute(Settings.plain(dovecot.port(), "bounces")));
        CONTEXT.addRoutes(MailRoutes.to(postfix.port(), Postfix.BOUNCES));
        CONTEXT.start();
        away = send(Postfix.AWAY);
        good = send(Postfix.GOOD);
        unknown = send(Postfix.UNKNOWN);
        nowhere = send(Postfix.UNKNOWN_DOMAIN);
        full = send(Postfix.FULL);
    }

    @AfterAll
    static void stop() throws Exception {
        CONTEXT.stop();
        postfix.close();
        dovecot.close();
    }

    @Test
    void aMailThatArrivesIsSaidToHaveArrived() {
        assertThat(receipts(good, 1)).containsExactly(receipt(good, Verdict.DELIVERED, Reason.NONE, "2.0.0"));
    }

    @Test
    void aMailboxThatIsNotThereIsToldThoughTheServerHadTakenTheMail() {
        assertThat(receipts(unknown, 1))
                .containsExactly(receipt(unknown, Verdict.FAILED, Reason.MAILBOX_UNKNOWN, "5.1.1"));
    }

    @Test
    void soAreADomainThatIsNotThereAndAMailboxThatIsFull() {
        assertThat(receipts(nowhere, 1))
                .containsExactly(receipt(nowhere, Verdict.FAILED, Reason.DOMAIN_UNKNOWN, "5.1.2"));
        assertThat(receipts(full, 1)).containsExactly(receipt(full, Verdict.FAILED, Reason.MAILBOX_FULL, "5.2.2"));
    }

    @Test
    void aServerThatIsAwayIsFirstWaitedForAndThenGivenUp() {
        assertThat(receipts(away, 2))
                .containsExactly(
                        receipt(away, Verdict.DELAYED, Reason.SERVER_UNREACHABLE, "4.4.1"),
                        receipt(away, Verdict.FAILED, Reason.SERVER_UNREACHABLE, "4.4.1"));
    }

    private static Receipt receipt(String id, Verdict verdict, Reason reason, String detail) {
        return new Receipt("mail", List.of(id), verdict, reason, detail);
    }

    private static String send(String address) {
        String id = "m-" + UUID.randomUUID();
        Message message = new Message(
                id,
                false,
                new Sender("Ordination", "ordination@example.org"),
                address,
                "Für Sie",
                "Grüß Gott",
                "<p>Grüß Gott</p>",
                List.of());
        Outcome outcome = CONTEXT.createProducerTemplate().requestBody("direct:channel.mail", message, Outcome.class);
        assertThat(outcome).isEqualTo(Outcome.accepted());
        return id;
    }

    private static List<Receipt> receipts(String id, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> RECEIPTS.stream()
                                .filter(receipt -> receipt.keys().contains(id))
                                .toList(),
                        receipts -> receipts.size() >= count);
    }
}
