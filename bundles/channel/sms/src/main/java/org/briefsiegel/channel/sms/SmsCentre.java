package org.briefsiegel.channel.sms;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppEndpoint;

/** The centre that takes our text messages, and how we talk to it. */
final class SmsCentre {

    private static final byte RECEIPT_WANTED = 1;

    /**
     * After this many the next message tries again. By default Camel goes on for ever, and even blocks the sender of the
     * message whose bind was refused; 0 would mean the same.
     */
    private static final int RECONNECTS = 1;

    private final Config config;

    SmsCentre(Config config) {
        this.config = config;
    }

    /**
     * One session, bound when the first message comes, so that a dead centre doesn't hold up the start. Everything but
     * host and port is set apart from the endpoint's address, which is logged.
     */
    SmppEndpoint endpoint(CamelContext context) {
        SmppEndpoint endpoint =
                context.getEndpoint("smpp://" + config.host() + ":" + config.port(), SmppEndpoint.class);
        SmppConfiguration smpp = endpoint.getConfiguration();
        smpp.setSystemId(config.systemId());
        smpp.setPassword(config._password());
        smpp.setLazySessionCreation(true);
        smpp.setMaxReconnect(RECONNECTS);
        smpp.setInitialReconnectDelay(0);
        smpp.setReconnectDelay(1);
        smpp.setTransactionTimer(millis(config.answerTimeoutSeconds()));
        smpp.setEnquireLinkTimer(millis(config.enquireLinkSeconds()));
        smpp.setRegisteredDelivery(RECEIPT_WANTED);
        smpp.setSingleDLR(true);
        return endpoint;
    }

    private static int millis(int seconds) {
        return Math.toIntExact(TimeUnit.SECONDS.toMillis(seconds));
    }
}
