package org.briefsiegel.faults;

import org.jsmpp.SMPPConstant;

/** What an SMS centre does wrong, or refuses to do (SMPP 3.4). */
enum TextFault {
    /** No connection comes about, and those that are open are of no use. */
    TEXT_CENTRE_AWAY(Answer.LOST),
    TEXT_BIND_REFUSED(Answer.LOST),
    TEXT_BIND_UNANSWERED(Answer.LOST),
    /** In the middle, before the text is answered. */
    TEXT_CENTRE_UNBINDS(Answer.LOST),
    TEXT_SESSION_DROPPED(Answer.LOST),
    TEXT_UNANSWERED(Answer.LOST),
    /** When nobody waits for it any more. */
    TEXT_ANSWERED_LATE(Answer.LOST),
    TEXT_THROTTLED(SMPPConstant.STAT_ESME_RTHROTTLED, Answer.DEFERRED),
    TEXT_QUEUE_FULL(SMPPConstant.STAT_ESME_RMSGQFUL, Answer.DEFERRED),
    TEXT_SYSTEM_ERROR(SMPPConstant.STAT_ESME_RSYSERR, Answer.DEFERRED),
    TEXT_NUMBER_REFUSED(SMPPConstant.STAT_ESME_RINVDSTADR, Answer.REFUSED),
    /** Bytes that are no SMPP. */
    TEXT_NONSENSE(Answer.LOST),
    /** A length of two gigabytes. */
    TEXT_HUGE_PDU(Answer.LOST),
    /** Receipts name another id than the answer did. */
    TEXT_WRONG_ID(Answer.TAKEN),
    TEXT_WITHOUT_ID(Answer.TAKEN),
    /** All texts have one id. */
    TEXT_SAME_ID(Answer.TAKEN),
    RECEIPTS_IN_DISORDER(Answer.TAKEN);

    private final int status;
    private final Answer answer;

    TextFault(Answer answer) {
        this(SMPPConstant.STAT_ESME_ROK, answer);
    }

    TextFault(int status, Answer answer) {
        this.status = status;
        this.answer = answer;
    }

    /** Which is answered. */
    int status() {
        return status;
    }

    /** What that means for a text. */
    Answer answer() {
        return answer;
    }

    /** Whether receipts name what the answer named. */
    boolean isNamed() {
        return this != TEXT_WRONG_ID && this != TEXT_WITHOUT_ID;
    }
}
