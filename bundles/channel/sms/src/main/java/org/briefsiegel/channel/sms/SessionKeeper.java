package org.briefsiegel.channel.sms;

import org.briefsiegel.channel.sms.SmsCentre.NoSessionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a session open for receipts, and leaves a centre that doesn't want one alone for longer and longer. */
final class SessionKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final int LONGEST_PAUSE = 32;

    private final SmsCentre centre;
    private int pause;
    private int turnsLeft;

    SessionKeeper(SmsCentre centre) {
        this.centre = centre;
    }

    /** To be called every few seconds, by one thread at a time. */
    void run() {
        if (turnsLeft > 0) {
            turnsLeft--;
            return;
        }
        try {
            centre.keepOpen();
            if (pause > 0) {
                LOG.info("There is a session with the SMS centre again");
            }
            pause = 0;
        } catch (NoSessionException e) {
            if (pause == 0) {
                LOG.warn("There is no session with the SMS centre, and so no receipt: {}", reason(e));
            }
            pause = Math.min(LONGEST_PAUSE, Math.max(1, pause * 2));
            turnsLeft = pause;
        }
    }

    private static String reason(Exception e) {
        return e.getCause() == null
                ? "it takes too long to open one"
                : e.getCause().getMessage();
    }
}
