package org.briefsiegel.transfer.access;

/** Settings of {@code org.briefsiegel.transfer.access}. */
@interface Config {

    /** After how many wrong answers a pause begins. */
    int pauseAfterTries() default 5;

    int pauseMinutes() default 15;

    /** After how many wrong answers the transfer is locked until the practice unlocks it. */
    int maxTries() default 10;

    /**
     * The same over all transfers of one recipient of a practice with one factor: after how many wrong answers they pause, and
     * after how many they take none until there was no try for this long. They are never locked by it.
     */
    int recipientPauseAfterTries() default 5;

    int recipientMaxTries() default 10;

    int recipientMemoryHours() default 24;

    int sessionIdleMinutes() default 15;

    int sessionMinutes() default 60;
}
