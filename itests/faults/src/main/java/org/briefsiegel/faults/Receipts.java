package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** Tells what became of every text, in the session that there is then, again and again until that is taken. */
final class Receipts implements AutoCloseable {

    /** With the text's id in it; what comes after "stat" is the verdict. */
    private static final String FORM = "id:%%s sub:001 dlvrd:001 stat:%s err:000 text:";

    private static final String UNDELIVERED = "UNDELIV";
    private static final String DELIVERED = FORM.formatted("DELIVRD");

    /** The only one that there is to tell. */
    static final List<String> ARRIVED = List.of(DELIVERED);

    /** The text has arrived in each of these, whatever else is told. */
    static final List<List<String>> DISORDER = List.of(
            List.of(FORM.formatted("ACCEPTD"), FORM.formatted("ENROUTE"), DELIVERED, FORM.formatted("ENROUTE")),
            List.of(FORM.formatted("UNKNOWN"), DELIVERED, FORM.formatted("UNKNOWN")),
            List.of(DELIVERED, DELIVERED, DELIVERED),
            List.of("guten Tag", "id: stat: err:", "id:0815 stat:DELIVRD text:%s", DELIVERED),
            List.of(FORM.formatted(UNDELIVERED), DELIVERED));

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
    private final Set<String> despaired = ConcurrentHashMap.newKeySet();
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

    /**
     * Of a text that was taken.
     *
     * @param id by which receipts name it
     */
    record Owed(Text text, String id, SubmitSm submit) {}

    /** Called before the text is answered. */
    void owe(Owed owed, Manner manner, List<String> news) throws InterruptedException {
        if (manner == Manner.EARLY) {
            timer.execute(() -> tell(owed, news));
            Thread.sleep(EARLY_MILLIS);
            return;
        }
        timer.schedule(
                () -> tell(owed, news), manner == Manner.LATE ? LATE_MILLIS : SOON_MILLIS, TimeUnit.MILLISECONDS);
        if (manner == Manner.TWICE) {
            timer.schedule(() -> tell(owed, news), 2 * SOON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ids of the texts of which it was. */
    Set<String> taken() {
        return taken;
    }

    /** Numbers of which it was said in between that their text won't arrive. */
    Set<String> despaired() {
        return despaired;
    }

    /** One after the other, each until it is taken. */
    private void tell(Owed owed, List<String> news) {
        if (news.isEmpty()) {
            taken.add(owed.text().id());
            return;
        }
        try {
            SMPPServerSession now = session;
            if (now.getSessionState().isReceivable()) {
                if (news.get(0).contains(UNDELIVERED)) {
                    despaired.add(owed.text().number());
                }
                deliver(now, owed.submit(), news.get(0).formatted(owed.id()));
                tell(owed, news.subList(1, news.size()));
                return;
            }
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            // the server is gone, or wants it later
        }
        timer.schedule(() -> tell(owed, news), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** SMPP 3.4, appendix B. */
    private static void deliver(SMPPServerSession session, SubmitSm submit, String content)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
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
