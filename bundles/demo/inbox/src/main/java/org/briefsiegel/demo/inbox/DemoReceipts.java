package org.briefsiegel.demo.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever has asked for it what became of a message, as a centre does some time later (SMPP 3.4, appendix B). */
final class DemoReceipts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReceipts.class);
    private static final int LATER_MILLIS = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "demo-receipts");
        thread.setDaemon(true);
        return thread;
    });

    /** @param state {@code DELIVRD}, or what else became of it */
    void tell(SMPPServerSession session, SubmitSm submit, String id, String state) {
        boolean asked = submit.getRegisteredDelivery() == SMSCDeliveryReceipt.SUCCESS_FAILURE.value();
        if (asked && session.getSessionState().isReceivable()) {
            timer.schedule(() -> tellNow(session, submit, id, state), LATER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void tellNow(SMPPServerSession session, SubmitSm submit, String id, String state) {
        boolean delivered = state.equals("DELIVRD");
        String text = "id:%s sub:001 dlvrd:%s stat:%s err:%s text:"
                .formatted(id, delivered ? "001" : "000", state, delivered ? "000" : "027");
        try {
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
                    text.getBytes(StandardCharsets.US_ASCII));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            LOG.info("A receipt of the demo SMS centre wasn't taken: {}", e.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
