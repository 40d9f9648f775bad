package org.briefsiegel.channel.sms;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.briefsiegel.channel.api.Receipt;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the centre delivers to us. A receipt is acknowledged once it is kept; where it can't be, the centre is told to come again
 * with it. Called on the session's threads, several at a time.
 */
final class ReceiptListener implements MessageReceiverListener {

    /** So many at a time; the others are told to come again. */
    static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptListener.class);

    private final String channel;
    private final Consumer<Receipt> keeper;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicBoolean troubled = new AtomicBoolean();

    /** @param keeper returns once a receipt is kept, and throws where it isn't */
    ReceiptListener(String channel, Consumer<Receipt> keeper) {
        this.channel = channel;
        this.keeper = keeper;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        if (!delivered.isSmscDeliveryReceipt()) {
            LOG.info("Somebody has answered a text message; answers aren't read");
            return;
        }
        Optional<CentreReceipt> told = CentreReceipt.of(delivered);
        if (told.isEmpty()) {
            LOG.info("A receipt that names no message, or no state, isn't understood");
            return;
        }
        Optional<Receipt> receipt = told.get().receipt(channel);
        if (receipt.isPresent()) {
            keep(receipt.get());
        } else {
            LOG.debug("A message is {}", told.get().state());
        }
    }

    private void keep(Receipt receipt) throws ProcessRequestException {
        if (!places.tryAcquire()) {
            throw new ProcessRequestException("too many at once", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        try {
            keeper.accept(receipt);
            if (troubled.getAndSet(false)) {
                LOG.info("Receipts are kept again");
            }
        } catch (RuntimeException e) {
            if (!troubled.getAndSet(true)) {
                LOG.warn("A receipt can't be kept, and the centre is told to come again with it", e);
            }
            throw new ProcessRequestException("come again", SMPPConstant.STAT_ESME_RX_T_APPN);
        } finally {
            places.release();
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification ignored) {
        // that a phone is there again is for the centre to act upon
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
