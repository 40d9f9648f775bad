package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.faults.TextLog.Text;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;

/** Tells of every text that it has arrived, in the session that there is then, again and again until that is taken. */
final class Receipts implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int AGAIN_MILLIS = 500;
    private static final int LATE_MILLIS = 6000;
    private static final int SOON_MILLIS = 200;
    private static final int EARLY_MILLIS = 100;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "receipts");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private volatile SMPPServerSession session;

    /** When a receipt comes, and how often. */
    enum Manner {
        SOON,
        LATE,
        TWICE,
        /** Before the answer to its text. */
        EARLY
    }

    /** From now on over this session. */
    void over(SMPPServerSession next) {
        session = next;
    }

    /** Called before the text is answered. */
    void owe(Text text, SubmitSm submit, Manner manner) throws InterruptedException {
        if (manner == Manner.EARLY) {
            timer.execute(() -> tell(text, submit));
            Thread.sleep(EARLY_MILLIS);
            return;
        }
        timer.schedule(
                () -> tell(text, submit), manner == Manner.LATE ? LATE_MILLIS : SOON_MILLIS, TimeUnit.MILLISECONDS);
        if (manner == Manner.TWICE) {
            timer.schedule(() -> tell(text, submit), 2 * SOON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ids of the texts of which it was. */
    Set<String> taken() {
        return taken;
    }

    private void tell(Text text, SubmitSm submit) {
        try {
            SMPPServerSession now = session;
            if (now.getSessionState().isReceivable()) {
                deliver(now, text, submit);
                taken.add(text.id());
                return;
            }
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            // the server is gone, or wants it later
        }
        timer.schedule(() -> tell(text, submit), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** SMPP 3.4, appendix B. */
    private static void deliver(SMPPServerSession session, Text text, SubmitSm submit)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        String content = "id:" + text.id() + " sub:001 dlvrd:001 stat:DELIVRD err:000 text:";
        session.deliverShortMessage(
                "",
                TypeOfNumber.valueOf(submit.getDestAddrTon()),
                NumberingPlanIndicator.valueOf(submit.getDestAddrNpi()),
                submit.getDestAddress(),
                TypeOfNumber.valueOf(submit.getSourceAddrTon()),
                NumberingPlanIndicator.valueOf(submit.getSourceAddrNpi()),
                submit.getSourceAddr(),
                new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                new RawDataCoding((byte) 0),
                content.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
