package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.bean.UnbindResp;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.EnquireLinkCommandTask;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.UnbindCommandTask;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A centre that takes the session and hangs up at the next that is asked of it. */
class CentreSessionTest {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final int HEADER_BYTES = 16;
    private static final byte BIND_TRANSMITTER_RESP = 2;

    private ServerSocket centre;
    private CentreSession session;

    @BeforeEach
    void bind() throws IOException {
        centre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(this::hangUpAfterTheBind);
        session = new CentreSession((host, port) -> new SocketConnection(new Socket(centre.getInetAddress(), port)));
        session.setEnquireLinkTimer((int) PATIENCE_MILLIS);
        session.connectAndBind(
                "localhost",
                centre.getLocalPort(),
                new BindParameter(
                        BindType.BIND_TX,
                        "practice",
                        "secret",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        centre.close();
    }

    @Test
    void whoAsksForItsEndHasGotItWhenTheCentreHangsUp() throws Exception {
        assertThat(ask(new UnbindCommandTask(new DefaultPDUSender()))).isInstanceOf(UnbindResp.class);
    }

    @Test
    void whoAsksForAnythingElseHearsAtOnceThatItIsLostWithoutTheReadersStack() {
        assertThatThrownBy(() -> ask(new EnquireLinkCommandTask(new DefaultPDUSender())))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage("the session is lost")
                .satisfies(lost -> assertThat(lost.getStackTrace()).isEmpty());
    }

    private Object ask(SendCommandTask task) throws Exception {
        return session.executeSendCommand(task, PATIENCE_MILLIS);
    }

    private void hangUpAfterTheBind() {
        try (Socket accepted = centre.accept()) {
            DataInputStream in = new DataInputStream(accepted.getInputStream());
            int sequence = read(in);
            byte[] answer = new byte[HEADER_BYTES + 2];
            answer[3] = (byte) answer.length;
            answer[4] = (byte) 0x80;
            answer[7] = BIND_TRANSMITTER_RESP;
            answer[HEADER_BYTES - 1] = (byte) sequence;
            answer[HEADER_BYTES] = 'c';
            accepted.getOutputStream().write(answer);
            read(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int read(DataInputStream in) throws IOException {
        byte[] rest = new byte[in.readInt() - Integer.BYTES];
        in.readFully(rest);
        return rest[HEADER_BYTES - Integer.BYTES - 1];
    }
}
