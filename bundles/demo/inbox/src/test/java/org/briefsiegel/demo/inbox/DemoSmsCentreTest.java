package org.briefsiegel.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.demo.inbox.Inbox.Text;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DemoSmsCentreTest {

    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;
    private static final byte WITH_HEADER = 0x40;

    private final Inbox inbox = new Inbox(Clock.systemUTC());
    private final SMPPSession session = new SMPPSession();
    private DemoServers servers;
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = FreePort.find();
        servers = new DemoServers(inbox, FreePort.find(), port);
    }

    @AfterEach
    void stop() throws Exception {
        session.unbindAndClose();
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BIND_TX", "BIND_RX", "BIND_TRX"})
    void everyKindOfClientMayBind(BindType type) throws Exception {
        bind(session, type);

        assertThat(session.getSessionState().isBound()).isTrue();
    }

    @Test
    void septetsAreRead() throws Exception {
        bind(session, BindType.BIND_TX);
        String id = submit((byte) 0, DEFAULT_ALPHABET, 0x48, 0x7B, 0x1B, 0x65, 0x00, 0x1B, 0x28);

        Text text = inbox.texts().get(0);
        assertThat(text.text()).isEqualTo("Hä€@{");
        assertThat(text.to()).isEqualTo("+436641234567");
        assertThat(text.from()).isEqualTo("Ordination");
        assertThat(text.dataCoding()).isZero();
        assertThat(text.id()).isEqualTo(id);
    }

    @Test
    void partsAreJoinedInTheirOrder() throws Exception {
        bind(session, BindType.BIND_TX);
        byte[] smile = "😀".getBytes(StandardCharsets.UTF_16BE);
        submit(WITH_HEADER, UCS2, 5, 0, 3, 7, 2, 2, smile[0], smile[1], smile[2], smile[3]);
        assertThat(inbox.texts()).isEmpty();
        submit(WITH_HEADER, UCS2, 5, 0, 3, 7, 2, 1, 0x04, 0x36);

        assertThat(inbox.texts()).extracting(Text::text).containsExactly("ж😀");
    }

    @Test
    void outagesArePlayedAndEnd() throws Exception {
        bind(session, BindType.BIND_TX);
        servers.playSms(Optional.of("THROTTLE"));
        NegativeResponseException throttled =
                catchThrowableOfType(NegativeResponseException.class, () -> submit((byte) 0, DEFAULT_ALPHABET, 0x48));
        assertThat(throttled.getCommandStatus()).isEqualTo(0x58);

        servers.playSms(Optional.of("DOWN"));
        SMPPSession late = new SMPPSession();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> bind(late, BindType.BIND_TX));
        assertThat(inbox.texts()).isEmpty();

        servers.playSms(Optional.of("UP"));
        bind(late, BindType.BIND_TX);
        assertThat(late.getSessionState().isBound()).isTrue();
        late.unbindAndClose();
    }

    @Test
    void aDroppedAnswerIsAMessageThatArrived() throws Exception {
        bind(session, BindType.BIND_TX);
        session.setTransactionTimer(500);
        servers.playSms(Optional.of("DROP"));

        assertThatExceptionOfType(ResponseTimeoutException.class)
                .isThrownBy(() -> submit((byte) 0, DEFAULT_ALPHABET, 0x48));
        assertThat(inbox.texts()).extracting(Text::text).containsExactly("H");
    }

    @ParameterizedTest
    @CsvSource({"UP, DELIVRD, 1", "LOSE, UNDELIV, 0"})
    void whoAsksIsToldWhatBecameOfAMessage(String fault, String state, int arrived) throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        session.setMessageReceiverListener(new Told(told));
        bind(session, BindType.BIND_TRX);
        servers.playSms(Optional.of(fault));

        String id = submit((byte) 0, DEFAULT_ALPHABET, 0x48);

        assertThat(told.poll(10, TimeUnit.SECONDS)).contains("id:" + id + " ", "stat:" + state + " ");
        assertThat(inbox.texts()).hasSize(arrived);
    }

    private record Told(BlockingQueue<String> texts) implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm delivered) {
            texts.add(new String(delivered.getShortMessage(), StandardCharsets.US_ASCII));
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification ignored) {
            throw new UnsupportedOperationException("not here");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new UnsupportedOperationException("not here");
        }
    }

    @Test
    void anIdleSessionMayAskWhetherItIsStillThere() throws Exception {
        try (DemoSmsCentre centre = new DemoSmsCentre(inbox, FreePort.find())) {
            assertThatNoException().isThrownBy(() -> centre.receiver().onAcceptEnquireLink(new EnquireLink(), session));
        }
    }

    private void bind(SMPPSession client, BindType type) throws IOException {
        client.connectAndBind(
                "localhost",
                port,
                new BindParameter(type, "test", "test", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, ""));
    }

    private String submit(byte esmClass, byte dataCoding, int... content) throws Exception {
        byte[] message = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            message[i] = (byte) content[i];
        }
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Ordination",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "436641234567",
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.newInstance(dataCoding),
                        (byte) 0,
                        message)
                .getMessageId();
    }
}
