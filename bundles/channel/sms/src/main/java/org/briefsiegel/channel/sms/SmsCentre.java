package org.briefsiegel.channel.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.briefsiegel.platform.textmessage.SmsText;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * The centre that takes our text messages, and how we talk to it: in one session, opened when the first message comes, or a
 * receipt may, and again when it was lost, with as many messages on their way at a time as threads submit one.
 */
final class SmsCentre {

    private static final String SERVICE_TYPE = "CMT";
    private static final byte NORMAL_PRIORITY = 1;
    private static final int UNBIND_MILLIS = 2000;

    /** So that no answer to a message waits for a receipt that is being kept. */
    private static final int THREADS_FOR_ANSWERS = 3;

    private final Config config;
    private final SenderAddress sender;
    private final ReceiptListener receipts;
    private final ReentrantLock binding = new ReentrantLock(true);
    private volatile CentreSession session;

    SmsCentre(Config config, ReceiptListener receipts) {
        Objects.requireNonNull(config.host(), "org.briefsiegel.channel.sms: host has no good value");
        this.config = config;
        this.sender = SenderAddress.of(config.sender());
        this.receipts = receipts;
    }

    /** There is no session to submit anything in. */
    static final class NoSessionException extends IOException {
        private static final long serialVersionUID = 1L;

        NoSessionException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Submits a text to a number without its plus sign, part after part.
     *
     * @return the centre's id of each part; none where it has left one without: nobody could tell then what became of all of it
     */
    List<String> submit(String number, SmsText text, int reference)
            throws IOException, PDUException, ResponseTimeoutException, InvalidResponseException,
                    NegativeResponseException {
        byte[][] parts = text.submissions(reference);
        CentreSession to = session();
        List<String> ids = new ArrayList<>();
        for (byte[] part : parts) {
            String id = to.submitShortMessage(
                            SERVICE_TYPE,
                            TypeOfNumber.valueOf(sender.typeOfNumber()),
                            NumberingPlanIndicator.valueOf(sender.numberingPlan()),
                            sender.address(),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            number,
                            esmClass(parts.length > 1),
                            (byte) 0,
                            NORMAL_PRIORITY,
                            null,
                            null,
                            new RegisteredDelivery(
                                    config.receipts()
                                            ? SMSCDeliveryReceipt.SUCCESS_FAILURE
                                            : SMSCDeliveryReceipt.DEFAULT),
                            (byte) 0,
                            new RawDataCoding(text.dataCoding()),
                            (byte) 0,
                            part)
                    .getMessageId(); // null where it is empty
            ids.add(Objects.requireNonNullElse(id, "").strip());
        }
        return ids.contains("") ? List.of() : ids;
    }

    private static ESMClass esmClass(boolean withHeader) {
        return withHeader
                ? new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, GSMSpecificFeature.UDHI)
                : new ESMClass();
    }

    /** One opens it; others wait for that no longer than it may take. */
    private CentreSession session() throws NoSessionException {
        if (isUsable()) {
            return session;
        }
        try {
            if (!binding.tryLock(config.bindTimeoutSeconds(), TimeUnit.SECONDS)) {
                throw new NoSessionException(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSessionException(e);
        }
        try {
            if (!isUsable()) {
                session = open();
            }
            return session;
        } finally {
            binding.unlock();
        }
    }

    /** Opens the session where there is none, so that receipts come though nothing is sent. */
    void keepOpen() throws NoSessionException {
        session();
    }

    private boolean isUsable() {
        CentreSession current = session;
        return current != null && current.getSessionState().isTransmittable();
    }

    private CentreSession open() throws NoSessionException {
        CentreSession opened = new CentreSession(this::connect);
        opened.setMessageReceiverListener(receipts);
        opened.setPduProcessorDegree(ReceiptListener.AT_ONCE + THREADS_FOR_ANSWERS);
        opened.setTransactionTimer(millis(config.answerTimeoutSeconds()));
        opened.setEnquireLinkTimer(millis(config.enquireLinkSeconds()));
        try {
            opened.connectAndBind(
                    config.host(),
                    config.port(),
                    new BindParameter(
                            config.receipts() ? BindType.BIND_TRX : BindType.BIND_TX,
                            config.systemId(),
                            config._password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            "",
                            InterfaceVersion.IF_34),
                    millis(config.bindTimeoutSeconds()));
            return opened;
        } catch (IOException e) {
            opened.close();
            throw new NoSessionException(e);
        }
    }

    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), millis(config.bindTimeoutSeconds()));
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A centre that doesn't answer isn't waited for. */
    void close() {
        CentreSession current = session;
        if (current != null) {
            current.setTransactionTimer(UNBIND_MILLIS);
            current.unbindAndClose();
        }
    }

    private static int millis(int seconds) {
        return Math.toIntExact(TimeUnit.SECONDS.toMillis(seconds));
    }
}
