package org.briefsiegel.channel.sms;

import java.io.IOException;
import java.util.Set;
import org.briefsiegel.channel.api.Outcome;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;

/** What the errors of an SMPP conversation mean for the message. */
final class SmsOutcomes {

    /** Full, busy, or at odds with itself: the centre may take the message later (SMPP 3.4, 5.1.3). */
    private static final Set<Integer> PASSING = Set.of(
            0x00000008, // ESME_RSYSERR
            0x00000014, // ESME_RMSGQFUL
            0x00000058, // ESME_RTHROTTLED
            0x00000045, // ESME_RSUBMITFAIL
            0x0000000D, // ESME_RBINDFAIL
            0x00000004, // ESME_RINVBNDSTS
            0x000000FF); // ESME_RUNKNOWNERR

    private SmsOutcomes() {}

    static Outcome of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refused) {
                String detail = "SMPP status 0x%08X".formatted(refused.getCommandStatus());
                return PASSING.contains(refused.getCommandStatus()) ? Outcome.retry(detail) : Outcome.permanent(detail);
            }
            if (cause instanceof PDUException) {
                return Outcome.permanent("not a message that SMPP can carry");
            }
            if (cause instanceof IOException) {
                return Outcome.retry("no connection to the SMS centre");
            }
        }
        // above all a response that didn't come in time: the message may have been taken
        return Outcome.unknown(failure.getClass().getSimpleName());
    }
}
