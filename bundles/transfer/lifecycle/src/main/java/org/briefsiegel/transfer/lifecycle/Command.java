package org.briefsiegel.transfer.lifecycle;

/** What can be asked of a transfer. {@link Transitions} says what comes of each in each state. */
public enum Command {
    /** Everything that goes to the recipient was taken by the next server. */
    NOTIFY,
    /** The answer to a message was lost: it may have arrived, and may not. */
    DOUBT,
    /** A message that goes to the recipient can't be delivered. */
    FAIL,
    /** A receipt says of everything that went to the recipient last that it has arrived. */
    DELIVER,
    /** The same where the link is on paper: nobody says whether that has arrived. */
    ARRIVE,
    /** A message that was taken didn't arrive. */
    BOUNCE,
    /** An answer to the factor's question is about to be compared. */
    TRY,
    /** The factor has passed. */
    OPEN,
    /** The last of the documents was downloaded to its last byte. */
    COMPLETE,
    /** The last try was wrong. */
    LOCK,
    /** Somebody says that it isn't for them. */
    REPORT,
    /** The practice allows new tries, or takes back that it isn't for who got it. */
    UNLOCK,
    /** The recipient asks for a new code. */
    REQUEST_CODE,
    /** Somebody with a link that works no more asks for a new one. */
    REQUEST_LINK,
    /** The notice is to be sent again, with a further link. */
    RESEND,
    /** The link's time is to begin anew, with a new link. */
    RENEW,
    /** A sheet of paper with a further link is handed out. */
    PRINT,
    /** The practice withdraws it. */
    REVOKE,
    /** The link's time is over. */
    EXPIRE,
    /** What was kept after that is to be destroyed. */
    DESTROY,
    /** What travels in a mail has left, or never will: it isn't needed here any more. */
    DISCARD
}
