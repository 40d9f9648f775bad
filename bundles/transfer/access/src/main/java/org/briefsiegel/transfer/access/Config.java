package org.briefsiegel.transfer.access;

/** Settings of {@code org.briefsiegel.transfer.access}. */
@interface Config {

    /** After how many wrong answers a pause begins. */
    int pauseAfterTries() default 5;

    int pauseMinutes() default 15;

    /** After how many wrong answers the transfer is locked until the practice unlocks it. */
    int maxTries() default 10;

    int sessionIdleMinutes() default 15;

    int sessionMinutes() default 60;
}
