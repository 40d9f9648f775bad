package org.briefsiegel.channel.httpsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gateways of the usual shapes, over HTTP. */
class HttpSmsRouteTest {

    private static final String ODD = "\"},{\"to\":\"+1\" & Größe=100% {number} \\ 😀\n@host #123456";

    private final CamelContext context = new DefaultCamelContext();
    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new TestGateway();
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        gateway.close();
    }

    @Test
    void aListIsPostedAsJsonAndItsMessageNamed() throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.answer = lists("PENDING");

        assertThat(send("314159 ist Ihr Code.")).isEqualTo(Outcome.accepted("id-1"));
        assertThat(gateway.asked).singleElement().satisfies(asked -> {
            assertThat(asked.contentType()).startsWith("application/json");
            assertThat(asked.authorization()).isEqualTo("App 0123456789");
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"messages\": [{\"from\": \"Briefsiegel\", \"destinations\": [{\"to\": \"436641234567\","
                                    + " \"messageId\": \"m-1\"}], \"text\": \"314159 ist Ihr Code.\"}]}");
        });
    }

    @Test
    void aFormIsPostedAndItsMessageNamed() throws Exception {
        route(Settings.FORMS, gateway.url());
        gateway.status = 201;
        gateway.answer = "{\"sid\": \"SM1\", \"status\": \"queued\"}";

        assertThat(send("314159 ist Ihr Code.")).isEqualTo(Outcome.accepted("SM1"));
        assertThat(gateway.asked).singleElement().satisfies(asked -> {
            assertThat(asked.contentType()).startsWith("application/x-www-form-urlencoded");
            assertThat(asked.body()).isEqualTo("To=%2B436641234567&From=Briefsiegel&Body=314159+ist+Ihr+Code.");
        });
    }

    @Test
    void noTextBecomesAPartOfTheBody() throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.answer = lists("PENDING");
        send(ODD);
        assertThat(new com.fasterxml.jackson.databind.json.JsonMapper()
                        .readTree(gateway.asked.get(0).body())
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo(ODD);
    }

    @Test
    void noTextBecomesAFieldOfTheForm() throws Exception {
        route(Settings.FORMS, gateway.url());
        send(ODD);

        String[] fields = gateway.asked.get(0).body().split("&");
        assertThat(fields).hasSize(3);
        assertThat(URLDecoder.decode(fields[2], StandardCharsets.UTF_8)).isEqualTo("Body=" + ODD);
    }

    @ParameterizedTest
    @CsvSource({
        "200,PENDING,ACCEPTED,NONE,''",
        "200,accepted,ACCEPTED,NONE,''",
        "200,UNDELIVERABLE,PERMANENT,NUMBER_INVALID,HTTP 200 UNDELIVERABLE",
        "200,REJECTED,PERMANENT,OTHER,HTTP 200 REJECTED",
        "200,to +436641234567 with 314159,PERMANENT,OTHER,HTTP 200",
        "400,UNDELIVERABLE,PERMANENT,NUMBER_INVALID,HTTP 400 UNDELIVERABLE",
        "400,REJECTED,PERMANENT,OTHER,HTTP 400 REJECTED",
        "302,PENDING,RETRY,NO_WAY_OUT,HTTP 302",
        "401,PENDING,RETRY,NO_WAY_OUT,HTTP 401",
        "404,PENDING,RETRY,NO_WAY_OUT,HTTP 404",
        "429,PENDING,RETRY,THROTTLED,HTTP 429",
        "503,PENDING,RETRY,BUSY,HTTP 503",
        "500,PENDING,UNKNOWN,ANSWER_LOST,HTTP 500",
        "502,PENDING,UNKNOWN,ANSWER_LOST,HTTP 502"
    })
    void statusAndStateSayWhatBecomesOfAMessage(
            int status, String state, Outcome.Kind kind, Reason reason, String detail) throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.status = status;
        gateway.answer = lists(state);

        Outcome outcome = send("314159 ist Ihr Code.");

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.detail()).isEqualTo(detail);
        assertThat(gateway.asked).as("nothing is repeated or followed here").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "<html>OK</html>", "\"PENDING\"", "{\"messages\": []}"})
    void anAnswerThatSaysNothingIsUnknown(String answer) throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.answer = answer;

        assertThat(send("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() throws Exception {
        route(Settings.FORMS, gateway.url());
        gateway.answer = "{\"sid\": \"SM1\"}" + " ".repeat(1_000_000);

        assertThat(send("x").kind()).isEqualTo(Outcome.Kind.ACCEPTED);
    }

    @Test
    void whoHangsUpMayHaveTakenIt() throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.silent = true;

        assertThat(send("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(gateway.asked).hasSize(1);
    }

    @Test
    void whoIsNotThereHasNotTakenIt() throws Exception {
        String nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = "http://localhost:" + free.getLocalPort() + "/";
        }
        route(Settings.LISTS, nobody);

        assertThat(send("x")).isEqualTo(Outcome.retry(Reason.NO_WAY_OUT, "ConnectException"));
    }

    @Test
    void aConnectionIsKept() throws Exception {
        route(Settings.LISTS, gateway.url());
        gateway.answer = lists("PENDING");
        send("x");
        send("y");

        assertThat(gateway.asked)
                .extracting(TestGateway.Asked::port)
                .hasSize(2)
                .containsOnly(gateway.asked.get(0).port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"to\": \"{number}\"}|{text}", "{\"text\": \"{text}\"}|{digits}", "{\"a\": {number} {text}|JSON"
            })
    void aBodyThatCannotWorkStartsNothing(String body, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpSmsRoute(
                        Settings.of(Settings.LISTS, Map.of("url", "http://localhost", "body", body)),
                        new ReceiptPublisher()))
                .withMessageContaining(told);
    }

    private void route(Map<String, Object> settings, String url) throws Exception {
        context.addRoutes(new HttpSmsRoute(Settings.of(settings, Map.of("url", url)), new ReceiptPublisher()));
    }

    private static String lists(String state) {
        return "{\"messages\": [{\"messageId\": \"id-1\", \"status\": {\"groupName\": \"" + state + "\"}}]}";
    }

    private Outcome send(String text) {
        Message message = new Message(
                "m-1",
                false,
                new Message.Sender("Ordination", "huber@example.org"),
                "+436641234567",
                "",
                text,
                "",
                List.of());
        return context.createProducerTemplate().requestBody("direct:channel.http-sms", message, Outcome.class);
    }
}
