package org.briefsiegel.bench;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
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
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre that takes every text. */
public final class TextSink implements AutoCloseable {

    /** As many as may be on their way in the largest window that is measured. */
    private static final int THREADS = 64;

    private static final int UNKNOWN_COMMAND = 3;

    private static final int BIND_MILLIS = 5000;

    private final int port;
    private final Loopback loopback = new Loopback();
    private final SMPPServerSessionListener listener;
    private final Centre centre;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile LongConsumer taken = time -> {};
    private volatile boolean open = true;

    /** What is done with the texts. Called on threads of their sessions. */
    public interface Centre {

        /**
         * Returns the text's id, which is answered then.
         *
         * @throws ProcessRequestException with the status that is answered instead
         */
        String take(SubmitSm text, SMPPServerSession session) throws InterruptedException, ProcessRequestException;

        /** A client wants to bind a session. */
        default void bind(BindRequest request, SMPPServerSession session) throws PDUStringException, IOException {
            request.accept("sink");
        }

        /** A client has bound a session. */
        default void bound(SMPPServerSession session, Wire wire) {}
    }

    /** What a session stands on. */
    public interface Wire {

        /** Sends bytes without more ado. */
        void write(byte[] bytes) throws IOException;

        /** Sends nothing any more, and reads on until the client hangs up, too: so it is known what that has written. */
        void hangUp() throws IOException;
    }

    /** Forgets every text, after the time that one takes over the internet. */
    TextSink(int port, int answerMillis) throws IOException {
        this(port, new Forgetful(answerMillis));
    }

    public TextSink(int port, Centre centre) throws IOException {
        this.port = port;
        this.centre = centre;
        this.listener = new SMPPServerSessionListener(port, loopback);
        listener.setPduProcessorDegree(THREADS);
        Thread thread = new Thread(this::serve, "text-sink");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** @param listener is told the {@link System#nanoTime()} at which each text was there */
    void onText(LongConsumer listener) {
        taken = listener;
    }

    private void serve() {
        InvocationHandler answers = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof SubmitSm text) {
                taken.accept(System.nanoTime());
                String id = centre.take(text, (SMPPServerSession) arguments[1]);
                return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
            }
            if (arguments != null && arguments[0] instanceof org.jsmpp.bean.EnquireLink) {
                return null;
            }
            throw new ProcessRequestException("not here", UNKNOWN_COMMAND);
        };
        ServerMessageReceiverListener receiver = (ServerMessageReceiverListener) Proxy.newProxyInstance(
                TextSink.class.getClassLoader(), new Class<?>[] {ServerMessageReceiverListener.class}, answers);
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                sessions.add(session);
                session.setMessageReceiverListener(receiver);
                centre.bind(session.waitForBind(BIND_MILLIS), session);
                if (session.getSessionState().isBound()) {
                    centre.bound(session, loopback.wire());
                }
            } catch (Exception e) {
                // closed, or a client that went away
            }
        }
    }

    /** From now on nobody is there. */
    void leave() throws IOException {
        open = false;
        listener.close();
        sessions.forEach(SMPPServerSession::close);
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    private record Forgetful(int answerMillis, AtomicLong ids) implements Centre {

        Forgetful(int answerMillis) {
            this(answerMillis, new AtomicLong());
        }

        @Override
        public String take(SubmitSm text, SMPPServerSession session) throws InterruptedException {
            Thread.sleep(answerMillis);
            return Long.toString(ids.incrementAndGet());
        }
    }

    /** The library's own listens everywhere. */
    private static final class Loopback implements ServerConnectionFactory {

        private volatile Socket last;

        /** What leads to the client that has connected last. */
        Wire wire() {
            Socket socket = last;
            return new Wire() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    socket.getOutputStream().write(bytes);
                    socket.getOutputStream().flush();
                }

                @Override
                public void hangUp() throws IOException {
                    socket.shutdownOutput();
                }
            };
        }

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
            ServerSocket socket = new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(timeout);
            return new ServerSocketConnection(socket) {
                @Override
                public Connection accept() throws IOException {
                    last = socket.accept();
                    return new SocketConnection(last);
                }
            };
        }
    }
}
