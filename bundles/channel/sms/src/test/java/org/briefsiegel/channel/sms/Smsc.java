package org.briefsiegel.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre on a loopback port that takes everything, or does what a test tells it. */
final class Smsc implements AutoCloseable {

    /** So many messages it looks at before it has answered the first: the library's default. */
    static final int AT_A_TIME = 3;

    private static final int NOT_HERE = 3;
    private static final int MOST_BINDS = 50;

    final BlockingQueue<SubmitSm> submitted = new LinkedBlockingQueue<>();
    volatile int status;
    volatile int bindStatus;
    volatile int unansweredBinds;
    volatile boolean silent;
    volatile boolean hangingUp;
    volatile boolean nameless;
    volatile String nextId = "";
    volatile BindType boundAs;
    final AtomicInteger binds = new AtomicInteger();

    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SMPPServerSessionListener listener;
    private volatile SMPPServerSession session;

    Smsc(int port) throws IOException {
        listener = new SMPPServerSessionListener(port, new Loopback());
        Thread thread = new Thread(this::serve, "smsc");
        thread.setDaemon(true);
        thread.start();
    }

    SubmitSm next() throws InterruptedException {
        return submitted.poll(10, TimeUnit.SECONDS);
    }

    private void serve() {
        InvocationHandler answers = (proxy, method, arguments) -> {
            if (arguments[0] instanceof SubmitSm submit) {
                return answer(submit);
            }
            throw new ProcessRequestException("not here", NOT_HERE);
        };
        ServerMessageReceiverListener receiver = (ServerMessageReceiverListener) Proxy.newProxyInstance(
                Smsc.class.getClassLoader(), new Class<?>[] {ServerMessageReceiverListener.class}, answers);
        while (closed.getCount() > 0) {
            try {
                SMPPServerSession accepted = listener.accept();
                session = accepted;
                accepted.setMessageReceiverListener(receiver);
                BindRequest bind = accepted.waitForBind(5000);
                if (unansweredBinds > 0) {
                    unansweredBinds--;
                } else {
                    answer(bind);
                }
            } catch (Exception e) {
                // closed, or a client that went away
            }
        }
    }

    private void answer(BindRequest bind) throws Exception {
        assertThat(bind.getSystemId()).isEqualTo("practice");
        assertThat(bind.getPassword()).isEqualTo("p&)s?#%");
        binds.incrementAndGet();
        boundAs = bind.getBindType();
        if (bindStatus == 0) {
            bind.accept("smsc");
        } else {
            bind.reject(bindStatus);
        }
    }

    private SubmitSmResult answer(SubmitSm submit) throws Exception {
        submitted.add(submit);
        if (silent) {
            closed.await();
        }
        if (hangingUp) {
            session.close();
        }
        if (status != 0) {
            throw new ProcessRequestException("told so", status);
        }
        if (nameless) {
            return new SubmitSmResult(new MessageId(""), new OptionalParameter[0]);
        }
        return new SubmitSmResult(
                new MessageId(nextId.isEmpty() ? "id-" + submitted.size() : nextId), new OptionalParameter[0]);
    }

    /** Delivers a receipt from a number, as the standard suggests to write it. */
    void tell(String number, String text, OptionalParameter... parameters) throws Exception {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                number,
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                "Ordination",
                new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                new RawDataCoding((byte) 0),
                text.getBytes(StandardCharsets.ISO_8859_1),
                parameters);
    }

    /** Waits until somebody is bound; that is tried every few seconds. */
    void awaitBind() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> session != null && session.getSessionState().isBound());
    }

    /** Writes what is no PDU at all. */
    void write(byte... bytes) throws Exception {
        connections.get(connections.size() - 1).getOutputStream().write(bytes);
    }

    /** Closes the session and says nothing. */
    void hangUp() {
        session.close();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        if (session != null) {
            session.close();
        }
    }

    /** While it was away, a connection of somebody else on this machine may have been given its port for a moment. */
    private static ServerSocket bind(int port, int backlog) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (tries == MOST_BINDS) {
                    throw taken;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    /** The library's own listens everywhere. */
    private final class Loopback implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) throws IOException {
            return listen(port, 0);
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            return listen(port, timeout, 50);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            ServerSocket socket = bind(port, backlog);
            socket.setSoTimeout(timeout);
            return new ServerSocketConnection(socket) {
                @Override
                public Connection accept() throws IOException {
                    Connection accepted = super.accept();
                    connections.add(accepted);
                    return accepted;
                }
            };
        }
    }
}
