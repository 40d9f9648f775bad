package org.briefsiegel.demo.inbox;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.briefsiegel.demo.inbox.Inbox.Text;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real SMS centre on loopback that puts text messages into the inbox and delivers receipts, or plays a fault. */
final class DemoSmsCentre implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSmsCentre.class);
    private static final int BIND_MILLIS = 5000;
    private static final int SYSTEM_ERROR = 0x08;
    private static final int UNKNOWN_COMMAND = 0x03;
    private static final int THROTTLED = 0x58;

    private final Inbox inbox;
    private final SMPPServerSessionListener listener;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<Integer, String>> unfinished = new ConcurrentHashMap<>();
    private final DemoReceipts receipts = new DemoReceipts();
    private final Thread thread;
    private volatile Fault fault = Fault.UP;
    private volatile boolean open = true;

    /** How the centre behaves; the names are those of the switch on the page. */
    enum Fault {
        UP,
        THROTTLE,
        DROP,
        /** Takes everything, and tells later that it never reached the phone. */
        LOSE
    }

    DemoSmsCentre(Inbox inbox, int port) throws IOException {
        this.inbox = inbox;
        this.listener = new SMPPServerSessionListener(port, new Loopback());
        this.thread = new Thread(this::serve, "demo-sms-centre");
        thread.setDaemon(true);
        thread.start();
    }

    void play(Fault next) {
        fault = next;
    }

    /** The port is free when this returns: the system gives it back only when nobody waits on it any more. */
    @Override
    public void close() throws IOException {
        open = false;
        listener.close();
        try {
            thread.join(BIND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receipts.close();
        sessions.forEach(SMPPServerSession::close);
    }

    private void serve() {
        ServerMessageReceiverListener receiver = receiver();
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(receiver);
                session.waitForBind(BIND_MILLIS).accept("demo");
                sessions.removeIf(old -> !old.getSessionState().isBound());
                sessions.add(session);
            } catch (IOException | TimeoutException | PDUStringException e) {
                if (open) {
                    LOG.info("A client of the demo SMS centre went away: {}", e.toString());
                }
            }
        }
    }

    /** Takes submit_sm and answers enquire_link; every other command is answered with "unknown command". */
    ServerMessageReceiverListener receiver() {
        InvocationHandler commands = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof SubmitSm submit) {
                return submitted(submit, (SMPPServerSession) arguments[1]);
            }
            if (arguments != null && arguments[0] instanceof EnquireLink) {
                return null;
            }
            throw new ProcessRequestException("not here", UNKNOWN_COMMAND);
        };
        return (ServerMessageReceiverListener) Proxy.newProxyInstance(
                DemoSmsCentre.class.getClassLoader(), new Class<?>[] {ServerMessageReceiverListener.class}, commands);
    }

    private SubmitSmResult submitted(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        if (fault == Fault.THROTTLE) {
            throw new ProcessRequestException("too fast", THROTTLED);
        }
        SmsContent content = SmsContent.of(submit.getShortMessage(), submit.isUdhi(), submit.getDataCoding());
        String to = number(submit.getDestAddrTon(), submit.getDestAddress());
        String id = UUID.randomUUID().toString();
        boolean lost = fault == Fault.LOSE;
        if (!lost) {
            assemble(to + "/" + content.reference(), content, id, to, submit);
        }
        receipts.tell(session, submit, id, lost ? "UNDELIV" : "DELIVRD");
        if (fault == Fault.DROP) {
            session.close();
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SYSTEM_ERROR);
        }
    }

    private void assemble(String key, SmsContent content, String id, String to, SubmitSm submit) {
        Map<Integer, String> parts = unfinished.computeIfAbsent(key, name -> new TreeMap<>());
        synchronized (parts) {
            parts.put(content.number(), content.text());
            if (parts.size() < content.parts()) {
                return;
            }
            unfinished.remove(key);
            String from = number(submit.getSourceAddrTon(), submit.getSourceAddr());
            inbox.add(new Text(id, to, from, String.join("", parts.values()), submit.getDataCoding(), inbox.now()));
        }
    }

    private static String number(byte typeOfNumber, String address) {
        return typeOfNumber == TypeOfNumber.INTERNATIONAL.value() ? "+" + address : address;
    }
}
