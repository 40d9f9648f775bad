package org.briefsiegel.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Sender;
import org.briefsiegel.channel.api.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One mail after the other over the same connection, and what happens when that is no more. */
class KeptConnectionsTest {

    private final CamelContext context = new DefaultCamelContext();
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        context.addRoutes(new MailRoute(Settings.plain(server.port()), Clock.systemUTC()));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        server.close();
    }

    @Test
    void theNextMailTakesTheSameConnection() {
        for (int i = 0; i < 3; i++) {
            assertThat(send().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        }

        assertThat(server.connections()).isOne();
        assertThat(server.mails()).isEqualTo(3);
    }

    @Test
    void aConnectionThatTheServerHasClosedIsReplacedAndNothingIsSentTwice() {
        server.hangingUpAfterEachMail();

        for (int i = 0; i < 3; i++) {
            assertThat(send().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        }

        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.mails()).isEqualTo(3);
    }

    @Test
    void aRefusedMailIsNoReasonToPart() {
        server.answering("RCPT", "550 5.1.1 unknown").answering("RSET", "250 OK");
        assertThat(send().reason()).isEqualTo(Outcome.Reason.MAILBOX_UNKNOWN);
        server.answering("RCPT", "250 OK");

        assertThat(send().kind()).isEqualTo(Outcome.Kind.ACCEPTED);

        assertThat(server.connections()).isOne();
    }

    @Test
    void whoIsToldThatTheServerClosesTriesAFreshConnectionOnce() {
        assertThat(send().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        server.answering("MAIL", "421 4.4.2 too long");

        assertThat(send()).isEqualTo(Outcome.retry(Outcome.Reason.THROTTLED, "sender refused: 421 4.4.2"));

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsLostAfterTheFinalDotIsNoReasonToSendAgainAtOnce() {
        assertThat(send().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        server.answering(ScriptedServer.END_OF_MAIL, ScriptedServer.HANG_UP);

        assertThat(send().kind()).isEqualTo(Outcome.Kind.UNKNOWN);

        assertThat(server.mails()).isEqualTo(2);
    }

    @Test
    void whatHasWaitedTooLongIsClosed() {
        long[] now = {0};
        KeptConnections kept = new KeptConnections(1000, () -> now[0]);
        DsnTransport first = new DsnTransport(Session.getInstance(new Properties()), "smtp");
        kept.keep(first);
        assertThat(kept.take()).contains(first);
        kept.keep(first);
        now[0] = 1000;

        assertThat(kept.take()).isEmpty();
    }

    private Outcome send() {
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
    }
}
