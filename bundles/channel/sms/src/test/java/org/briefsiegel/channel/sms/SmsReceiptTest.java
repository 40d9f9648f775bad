package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Network_error_code;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a centre tells later of a message, over a real conversation. */
class SmsReceiptTest {

    private static final String PHONE = "436641234567";

    private final CamelContext context = new DefaultCamelContext();
    private final BlockingQueue<Receipt> kept = new LinkedBlockingQueue<>();
    private volatile boolean databaseIsAway;
    private int port;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        context.addRoutes(new SmsRoute(new Settings(port, "Ordination", 5, true, 1)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:receipt").process(exchange -> {
                    if (databaseIsAway) {
                        throw new IOException("away");
                    }
                    kept.add(exchange.getMessage().getMandatoryBody(Receipt.class));
                });
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id:17 sub:001 dlvrd:001 submit date:2611291200 done date:2611291201 stat:DELIVRD err:000 text:1 | DELIVERED | NONE | DELIVRD 000",
                "id:0000000017 sub:001 dlvrd:000 submit date:2611291200 done date:2611291201 stat:UNDELIV err:001 text: | FAILED | NOT_DELIVERED | UNDELIV 001",
                "id:17 stat:EXPIRED err:027 | FAILED | PHONE_UNREACHABLE | EXPIRED 027",
                "id:17 stat:REJECTD err:0A1 | FAILED | NOT_DELIVERED | REJECTD 0A1",
                "id:17 stat:DELETED | FAILED | NOT_DELIVERED | DELETED",
                "id:17 stat:UNKNOWN err:000 | DOUBTFUL | FATE_UNKNOWN | UNKNOWN 000",
                "id:11 stat:delivrd | DELIVERED | NONE | DELIVRD",
                "ID:17 SUB:001 DLVRD:001 STAT:DELIVRD ERR:000 TEXT:id:99 stat:UNDELIV | DELIVERED | NONE | DELIVRD 000",
                "stat: DELIVRD, err: 000, id: 17 | DELIVERED | NONE | DELIVRD 000"
            })
    void eachStateHasItsVerdict(String text, Verdict verdict, Reason reason, String detail) throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.nextId = "17";
            Outcome outcome = send("123456");

            smsc.tell(PHONE, text);

            Receipt receipt = next();
            assertThat(receipt.channel()).isEqualTo("sms");
            assertThat(receipt.keys()).containsAnyElementsOf(outcome.receipts());
            assertThat(receipt.verdict()).isEqualTo(verdict);
            assertThat(receipt.reason()).isEqualTo(reason);
            assertThat(receipt.detail()).isEqualTo(detail);
        }
    }

    @Test
    void aCentreMayTellInParametersInsteadOfWords() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.nextId = "1a2b";
            Outcome outcome = send("123456");

            smsc.tell(
                    PHONE,
                    "",
                    new Receipted_message_id("1A2B"),
                    new Message_state((byte) 5),
                    new Network_error_code(new byte[] {3, 0, 27}));
            smsc.tell(
                    PHONE,
                    "",
                    new Receipted_message_id("1A2B"),
                    new Message_state((byte) 5),
                    new Network_error_code(new byte[] {3, 0, 1}));
            smsc.tell(PHONE, "", new Message_payload("id:1a2b stat:DELIVRD".getBytes()));

            assertThat(List.of(next(), next(), next()))
                    .allSatisfy(receipt -> assertThat(receipt.keys()).containsAnyElementsOf(outcome.receipts()))
                    .extracting(Receipt::reason)
                    .containsExactly(Reason.PHONE_UNREACHABLE, Reason.NUMBER_INVALID, Reason.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id:17 stat:ENROUTE",
        "id:17 stat:ACCEPTD err:000",
        "id:17 stat:WOBBLY",
        "stat:DELIVRD",
        "id:17",
        "'nothing of that kind'"
    })
    void whatSaysNothingIsAcknowledgedAndLeftAtThat(String text) throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.awaitBind();

            smsc.tell(PHONE, text);
            smsc.tell(PHONE, "id:18 stat:DELIVRD");

            assertThat(next().keys()).contains("18/4567");
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void theSessionIsThereThoughNothingIsSent() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.awaitBind();

            assertThat(smsc.boundAs).isEqualTo(BindType.BIND_TRX);
            assertThat(smsc.submitted).isEmpty();
        }
        try (Smsc back = new Smsc(port)) {
            back.awaitBind();
        }
    }

    @Test
    void whatCantBeKeptComesAgain() throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.awaitBind();
            databaseIsAway = true;

            assertThatThrownBy(() -> smsc.tell(PHONE, "id:17 stat:DELIVRD"))
                    .isInstanceOfSatisfying(
                            NegativeResponseException.class,
                            refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(0x64));
            context.getRouteController().suspendRoute("receipt.sms");
            assertThatThrownBy(() -> smsc.tell(PHONE, "id:17 stat:DELIVRD"))
                    .isInstanceOf(NegativeResponseException.class);

            databaseIsAway = false;
            context.getRouteController().resumeRoute("receipt.sms");
            smsc.tell(PHONE, "id:17 stat:DELIVRD");
            assertThat(next().verdict()).isEqualTo(Verdict.DELIVERED);
        }
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "-1", "-2147483648", "0", "15", "73729"})
    void aLengthThatCantBeEndsTheSessionAndNothingElse(int length) throws Exception {
        try (Smsc smsc = new Smsc(port)) {
            smsc.awaitBind();

            smsc.write(new byte[] {
                (byte) (length >> 24),
                (byte) (length >> 16),
                (byte) (length >> 8),
                (byte) length,
                0,
                0,
                0,
                5,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1
            });

            await().untilAsserted(() -> assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED));
        }
    }

    private Receipt next() throws InterruptedException {
        Receipt receipt = kept.poll(10, TimeUnit.SECONDS);
        assertThat(receipt).isNotNull();
        return receipt;
    }

    private Outcome send(String text) {
        Message message = new Message(
                "m-1", false, new Message.Sender("Ordination", "o@example.org"), "+" + PHONE, "", text, "", List.of());
        return context.createProducerTemplate().requestBody("direct:channel.sms", message, Outcome.class);
    }
}
