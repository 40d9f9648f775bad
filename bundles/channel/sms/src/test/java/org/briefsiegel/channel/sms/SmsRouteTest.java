package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsRouteTest {

    private final CamelContext context = new DefaultCamelContext();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        context.addRoutes(new SmsRoute(new Settings(port, "Ordination", 2)));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void umlautsAndTheEuroLeaveInTheDefaultAlphabet() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            Outcome outcome = send("123456 äöüß@€{");

            SubmitSm submit = smsc.next();
            assertThat(submit.getShortMessage()).isEqualTo(new byte[] {
                0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x20, 0x7B, 0x7C, 0x7E, 0x1E, 0x00, 0x1B, 0x65, 0x1B, 0x28
            });
            assertThat(submit.getDataCoding()).isZero();
            assertThat(submit.getDestAddress()).isEqualTo("436641234567");
            assertThat(submit.getDestAddrTon()).isEqualTo((byte) 1);
            assertThat(submit.getSourceAddr()).isEqualTo("Ordination");
            assertThat(submit.getSourceAddrTon()).isEqualTo((byte) 5);
            assertThat(outcome).isEqualTo(Outcome.accepted("id-1/4567"));
        }
    }

    @Test
    void anythingElseLeavesAsUcs2() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            send("123456 је код 😀");

            SubmitSm submit = smsc.next();
            assertThat(submit.getDataCoding()).isEqualTo((byte) 8);
            assertThat(new String(submit.getShortMessage(), StandardCharsets.UTF_16BE))
                    .isEqualTo("123456 је код 😀");
        }
    }

    @Test
    void aLongTextLeavesInAsManyPartsAsAreCharged() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            String text = "a".repeat(161);
            Outcome outcome = send(text);

            assertThat(outcome).isEqualTo(Outcome.accepted("id-1/4567", "id-2/4567"));
            assertThat(new SmsChannel().parts(text)).isEqualTo(2);
            SubmitSm first = smsc.next();
            SubmitSm second = smsc.next();
            assertThat(first.isUdhi()).isTrue();
            assertThat(second.isUdhi()).isTrue();
            assertThat(first.getShortMessage()).hasSize(159).startsWith(5, 0, 3, "m-1".hashCode(), 2, 1, 'a');
            assertThat(second.getShortMessage()).hasSize(14).startsWith(5, 0, 3, "m-1".hashCode(), 2, 2, 'a');
            assertThat(smsc.submitted).isEmpty();
        }
    }

    @Test
    void aCentreThatIsDownIsTriedAgainAndThenTakesTheMessage() throws Exception {
        assertThat(send("x").kind()).isEqualTo(Outcome.Kind.RETRY);

        try (Smsc smsc = new Smsc(port)) {
            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
            assertThat(smsc.submitted).hasSize(1);
        }
    }

    @Test
    void messagesThatComeAtOnceShareTheSessionThatTheFirstOpens() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            List<CompletableFuture<Outcome>> sent = IntStream.range(0, 8)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> send("x"), command -> new Thread(command).start()))
                    .toList();

            assertThat(sent)
                    .extracting(outcome -> outcome.join().kind())
                    .hasSize(8)
                    .containsOnly(Outcome.Kind.ACCEPTED);
            assertThat(smsc.submitted).hasSize(8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x08, RETRY",
        "0x14, RETRY",
        "0x58, RETRY",
        "0x45, RETRY",
        "0x400, RETRY",
        "0x0A, PERMANENT",
        "0x0B, PERMANENT",
        "0x01, PERMANENT"
    })
    void aRefusalSaysWhetherALaterTryCanHelp(String status, Outcome.Kind kind) throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.status = Integer.decode(status);

            Outcome outcome = send("x");

            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.detail()).isEqualTo("refused: 0x%08X", Integer.decode(status));
        }
    }

    @Test
    void aRefusedPasswordIsTriedAgainAndHoldsNobodyUp() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.bindStatus = 0x0E;
            assertThat(send("x")).isEqualTo(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "bind refused: 0x0000000E"));

            smsc.bindStatus = 0;
            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
        }
    }

    @Test
    void aCentreThatComesBackTakesTheNextMessage() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
            assertThat(smsc.submitted).hasSize(1);
        }
        Outcome.Kind whileAway = send("x").kind();
        assertThat(whileAway).isNotIn(Outcome.Kind.ACCEPTED, Outcome.Kind.PERMANENT);

        try (Smsc smsc = new Smsc(port)) {
            // while the session that was lost is given up, messages are told to try again
            await().until(() -> send("x").kind() == Outcome.Kind.ACCEPTED);
            assertThat(smsc.submitted).hasSize(1);
        }
    }

    @Test
    void aMessageWhoseSessionIsLostMayHaveArrived() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.hangingUp = true;

            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
            assertThat(smsc.submitted).hasSize(1);
        }
    }

    @Test
    void aBindThatIsNotAnsweredHoldsUpTheNextOneForItsOwnShortTimeOnly() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.unansweredBinds = 1;
            long start = System.nanoTime();

            assertThat(send("x")).isEqualTo(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "no session"));
            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aSessionThatIsLostSettlesAllOfItsOpenMessagesAtOnce() throws Exception {
        int other = freePort();
        CamelContext patient = new DefaultCamelContext();
        try (Smsc smsc = new Smsc(other)) {
            patient.addRoutes(new SmsRoute(new Settings(other, "Ordination", 600)));
            patient.start();
            smsc.silent = true;
            List<CompletableFuture<Outcome>> sent = IntStream.range(0, Smsc.AT_A_TIME)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> send(patient, "x"), command -> new Thread(command).start()))
                    .toList();
            await().until(() -> smsc.submitted.size() == Smsc.AT_A_TIME);

            smsc.hangUp();

            assertThat(sent)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .succeedsWithin(Duration.ofSeconds(20))
                            .isEqualTo(Outcome.unknown("answer lost")));
        } finally {
            patient.stop();
        }
    }

    @Test
    void severalSessionsTakeTurns() throws Exception {
        int other = freePort();
        CamelContext two = new DefaultCamelContext();
        try (Smsc smsc = new Smsc(other)) {
            two.addRoutes(new SmsRoute(new Settings(other, "Ordination", 5, false, 2)));
            two.start();

            for (int i = 0; i < 4; i++) {
                assertThat(send(two, "x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
            }

            assertThat(smsc.binds).hasValue(2);
        } finally {
            two.stop();
        }
    }

    @Test
    void aRefusedNumberIsNamedAsSuch() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.status = 0x0B;
            assertThat(send("x").reason()).isEqualTo(Outcome.Reason.NUMBER_INVALID);
            smsc.status = 0x58;
            assertThat(send("x").reason()).isEqualTo(Outcome.Reason.THROTTLED);
            smsc.status = 0x14;
            assertThat(send("x").reason()).isEqualTo(Outcome.Reason.THROTTLED);
            smsc.status = 0x08;
            assertThat(send("x").reason()).isEqualTo(Outcome.Reason.BUSY);
        }
    }

    @Test
    void aTextThatIsTakenAndGetsNoIdIsTaken() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.nameless = true;

            assertThat(send("x")).isEqualTo(Outcome.accepted());
        }
    }

    @Test
    void aTextThatNoPhoneCanJoinIsGivenUp() {
        assertThat(send("a".repeat(255 * 153 + 1))).isEqualTo(Outcome.permanent("too long"));
    }

    @Test
    void aMessageWhoseAnswerIsLostMayHaveArrived() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.silent = true;

            assertThat(send("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
            assertThat(smsc.submitted).hasSize(1);
        }
    }

    private Outcome send(String text) {
        return send(context, text);
    }

    private static Outcome send(CamelContext context, String text) {
        Message message = new Message(
                "m-1",
                false,
                new Message.Sender("Ordination", "o@example.org"),
                "+436641234567",
                "",
                text,
                "",
                List.of());
        return context.createProducerTemplate().requestBody("direct:channel.sms", message, Outcome.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
