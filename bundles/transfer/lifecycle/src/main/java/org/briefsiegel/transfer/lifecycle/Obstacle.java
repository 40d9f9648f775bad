package org.briefsiegel.transfer.lifecycle;

import java.util.Locale;

/** Why a command isn't carried out. */
public enum Obstacle {
    /** The documents travel in the mail: there is no link. */
    ATTACHMENT,
    /** The documents don't travel in the mail: there is a link. */
    LINK,
    /** The documents have left with a mail, which can't be taken back. */
    LEFT,
    /** There is no address to send anything to. */
    PAPER,
    /** The notice still waits to be sent. */
    WAITING,
    /** Too many wrong answers, or somebody has said that it isn't for them. */
    LOCKED,
    /** Somebody has said that it isn't for them, and the practice hasn't taken that back. */
    REPORTED,
    /** The link still works. */
    RUNNING,
    /** The link's time is over. */
    EXPIRED,
    /** Withdrawn by the practice. */
    REVOKED,
    /** There is nothing left that could be fetched. */
    DESTROYED;

    /** The word by which texts and logs name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
