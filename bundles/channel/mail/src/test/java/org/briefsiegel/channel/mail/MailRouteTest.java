package org.briefsiegel.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Attachment;
import org.briefsiegel.channel.api.Message.Sender;
import org.briefsiegel.channel.api.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.server.SMTPServer;

class MailRouteTest {

    private final CamelContext context = new DefaultCamelContext();
    private final Queue<byte[]> received = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        SMTPServer server = mailbox();
        try {
            Outcome outcome = send(Settings.plain(server.getPortAllocated()), List.of());

            assertThat(outcome).isEqualTo(Outcome.accepted());
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(received.remove()));
            assertThat(mail.getMessageID()).isEqualTo("<m-1@briefsiegel.example>");
            assertThat(mail.getSubject()).isEqualTo("Für Sie");
        } finally {
            server.stop();
        }
    }

    @Test
    void withABounceAddressEachMailHasASenderOfItsOwnAndAsksWhatBecomesOfIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer().answering("EHLO", "250-localhost\r\n250 DSN")) {
            Settings settings = Settings.plain(server.port()).withBounceAddress("bounces@practice.example");

            assertThat(send(settings, List.of())).isEqualTo(Outcome.accepted());
            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<bounces+m-1@practice.example> RET=HDRS ENVID=m-1",
                            "RCPT TO:<maria@example.org> NOTIFY=SUCCESS,FAILURE,DELAY");
        }
    }

    @Test
    void whereTheServerKnowsNoReportsNoneAreAskedFor() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Settings settings = Settings.plain(server.port()).withBounceAddress("bounces@practice.example");

            assertThat(send(settings, List.of())).isEqualTo(Outcome.accepted());
            assertThat(server.commands())
                    .contains("MAIL FROM:<bounces+m-1@practice.example>", "RCPT TO:<maria@example.org>");
        }
    }

    @Test
    void withoutABounceAddressAllIsSentByOneAndNothingIsAskedFor() throws Exception {
        try (ScriptedServer server = new ScriptedServer().answering("EHLO", "250-localhost\r\n250 DSN")) {
            assertThat(send(Settings.plain(server.port()), List.of())).isEqualTo(Outcome.accepted());
            assertThat(server.commands())
                    .contains("MAIL FROM:<noreply@briefsiegel.example>", "RCPT TO:<maria@example.org>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.0 later, RETRY, sender refused: 451 4.3.0",
        "MAIL, 550 5.7.1 <maria@example.org> not you, RETRY, sender refused: 550 5.7.1",
        "MAIL, 552 5.3.4 too big, PERMANENT, sender refused: 552 5.3.4",
        "MAIL, 552 message size exceeds fixed maximum, PERMANENT, sender refused: 552",
        "MAIL, 530 5.7.0 log in first, RETRY, sender refused: 530 5.7.0",
        "RCPT, 450 4.2.1 <maria@example.org> greylisted, RETRY, recipient refused: 450 4.2.1",
        "RCPT, 552 5.2.2 mailbox full, RETRY, recipient refused: 552 5.2.2",
        "RCPT, 552 too much, RETRY, recipient refused: 552",
        "RCPT, 552 5.3.4 too big, PERMANENT, recipient refused: 552 5.3.4",
        "RCPT, 450 5.1.1 no such user, PERMANENT, recipient refused: 450 5.1.1",
        "., 552 5.2.2 mailbox full, RETRY, content refused: 552 5.2.2",
        "., 552 too much, PERMANENT, content refused: 552",
        "., 550 4.7.1 come again, RETRY, content refused: 550 4.7.1",
        "RCPT, 550 5.1.1 <maria@example.org> unknown, PERMANENT, recipient refused: 550 5.1.1",
        "RCPT, 550 maria is unknown, PERMANENT, recipient refused: 550",
        "DATA, 452 4.3.1 full, RETRY, content refused: 452 4.3.1",
        "DATA, 554 5.6.0 no, PERMANENT, content refused: 554 5.6.0",
        "., 451 4.3.0 later, RETRY, content refused: 451 4.3.0",
        "., 552 5.3.4 too large, PERMANENT, content refused: 552 5.3.4"
    })
    void aRefusalIsToldWithoutItsWords(String command, String answer, Outcome.Kind kind, String detail)
            throws Exception {
        try (ScriptedServer server = new ScriptedServer().answering(command, answer)) {
            Outcome outcome = send(Settings.plain(server.port()), List.of());

            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.detail()).isEqualTo(detail);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 unknown, MAILBOX_UNKNOWN",
        "RCPT, 550 5.1.2 no such host, DOMAIN_UNKNOWN",
        "RCPT, 556 5.1.10 null MX, DOMAIN_UNKNOWN",
        "RCPT, 550 not you, ADDRESS_REFUSED",
        "RCPT, 554 5.7.1 relay access denied, ADDRESS_REFUSED",
        "RCPT, 552 5.2.2 full, MAILBOX_FULL",
        "RCPT, 451 4.7.1 greylisted, BUSY",
        "RCPT, 450 4.2.1 come later, BUSY",
        "RCPT, 421 4.7.0 too many, THROTTLED",
        "RCPT, 451 4.3.2 shutting down, THROTTLED",
        "MAIL, 451 4.7.1 slow down, THROTTLED",
        "., 452 4.4.5 congested, THROTTLED",
        "MAIL, 552 5.3.4 too big, TOO_LARGE",
        "MAIL, 550 5.7.1 not from you, NO_WAY_OUT",
        "., 554 5.7.1 spam, CONTENT_REFUSED",
        "., 552 5.3.4 too big, TOO_LARGE",
        "EHLO, 554 go away, NO_WAY_OUT"
    })
    void aRefusalHasAReasonThatAPracticeUnderstands(String command, String answer, Outcome.Reason reason)
            throws Exception {
        try (ScriptedServer server =
                new ScriptedServer().answering(command, answer).answering("HELO", answer)) {
            assertThat(send(Settings.plain(server.port()), List.of()).reason()).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({"EHLO, RETRY", "MAIL, RETRY", "RCPT, RETRY", "DATA, RETRY", "., UNKNOWN"})
    void onlyAnAnswerLostAfterTheFinalDotLeavesDoubt(String command, Outcome.Kind kind) throws Exception {
        try (ScriptedServer server = new ScriptedServer().answering(command, ScriptedServer.HANG_UP)) {
            assertThat(send(Settings.plain(server.port()), List.of()).kind()).isEqualTo(kind);
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Outcome outcome = send(Settings.plain(port), List.of());
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.NO_WAY_OUT);
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = Settings.plain(silent.getLocalPort()).withAnswerTimeout(1);

            assertThat(send(settings, List.of()).kind()).isEqualTo(Outcome.Kind.RETRY);
        }
    }

    @Test
    void aFileThatCannotBeReadLeavesNothingBehind() throws Exception {
        SMTPServer server = mailbox();
        try {
            Attachment broken = new Attachment("a.pdf", "application/pdf", 1, () -> {
                throw new IOException("no such document");
            });

            Outcome outcome = send(Settings.plain(server.getPortAllocated()), List.of(broken));

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
            assertThat(received).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutTlsNothingLeavesForTheServerThatShouldOfferIt() throws Exception {
        SMTPServer server = mailbox();
        try {
            Settings settings = Settings.plain(server.getPortAllocated()).withTls("required");

            assertThat(send(settings, List.of()).kind()).isEqualTo(Outcome.Kind.RETRY);
            assertThat(received).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void plainTextLeavesForThisMachineOnly() throws Exception {
        Settings elsewhere = Settings.plain(25).withHost("192.0.2.1");

        assertThat(send(elsewhere, List.of())).isEqualTo(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "TLS required"));
    }

    @Test
    void aPasswordThatIsRefusedIsTriedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .answering("EHLO", "250-localhost\r\n250 AUTH PLAIN")
                .answering("AUTH", "535 5.7.8 no")) {
            Settings settings = Settings.plain(server.port()).withUser("practice", "wr@ng?&)");

            assertThat(send(settings, List.of()))
                    .isEqualTo(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "authentication failed"));
        }
    }

    @Test
    void whatIsntKnownAsAWayOfProtectionIsTheSafeOne() {
        assertThat(new MailServer(Settings.plain(25).withTls("none"))
                        .endpoint(context)
                        .getConfiguration()
                        .getJavaMailSender()
                        .getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.required", "true");
    }

    @Test
    void thereIsNoRouteWithoutAServer() {
        assertThatThrownBy(() -> new MailServer(Settings.plain(25).withHost(null)))
                .hasMessage("org.briefsiegel.channel.mail: host has no good value");
    }

    private Outcome send(Config config, List<Attachment> attachments) throws Exception {
        context.addRoutes(new MailRoute(config, Clock.systemUTC()));
        context.start();
        Message message = new Message(
                "m-1",
                false,
                new Sender("Ordination", "ordination@example.org"),
                "maria@example.org",
                "Für Sie",
                "Grüß Gott",
                "<p>Grüß Gott</p>",
                attachments);
        return context.createProducerTemplate().requestBody("direct:channel.mail", message, Outcome.class);
    }

    private SMTPServer mailbox() {
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((session, from, to, data) -> received.add(data))
                .build();
        server.start();
        return server;
    }
}
