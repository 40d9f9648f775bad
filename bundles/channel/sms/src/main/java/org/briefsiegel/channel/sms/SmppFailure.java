package org.briefsiegel.channel.sms;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.sms.SmsCentre.NoSessionException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;

/** Says what a failed conversation with an SMS centre means for the message (SMPP 3.4, 5.1.3). */
final class SmppFailure {

    private static final Set<Integer> NUMBER_INVALID = Set.of(
            SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RINVDSTTON, SMPPConstant.STAT_ESME_RINVDSTNPI);

    /** Whichever message came would be too much. */
    private static final Set<Integer> TOO_MUCH =
            Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    /** No later try can help either. Any other status, those of vendors among them, may pass. */
    private static final Set<Integer> PERMANENT = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVSRCADR,
            SMPPConstant.STAT_ESME_RINVESMCLASS,
            SMPPConstant.STAT_ESME_RINVSRCTON,
            SMPPConstant.STAT_ESME_RINVSRCNPI,
            SMPPConstant.STAT_ESME_RINVDCS);

    private SmppFailure() {}

    static Outcome outcome(Exception failure) {
        if (failure instanceof IllegalArgumentException) {
            return Outcome.permanent("too long");
        }
        Optional<Integer> status = status(failure);
        if (failure instanceof NoSessionException) {
            return Outcome.retry(
                    Reason.NO_WAY_OUT, status.map(code -> "bind " + name(code)).orElse("no session"));
        }
        if (status.isPresent()) {
            return refusal(status.get());
        }
        if (failure instanceof PDUException) {
            return Outcome.permanent("malformed");
        }
        // written in part at most: the centre can't have taken it
        if (failure instanceof IOException) {
            return Outcome.retry(Reason.NO_WAY_OUT, "session lost");
        }
        return Outcome.unknown("answer lost");
    }

    private static Outcome refusal(int status) {
        if (NUMBER_INVALID.contains(status)) {
            return Outcome.permanent(Reason.NUMBER_INVALID, name(status));
        }
        if (PERMANENT.contains(status)) {
            return Outcome.permanent(Reason.OTHER, name(status));
        }
        return Outcome.retry(TOO_MUCH.contains(status) ? Reason.THROTTLED : Reason.BUSY, name(status));
    }

    private static Optional<Integer> status(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(NegativeResponseException.class::isInstance)
                .map(refusal -> ((NegativeResponseException) refusal).getCommandStatus())
                .findFirst();
    }

    private static String name(int status) {
        return "refused: 0x%08X".formatted(status);
    }
}
