package org.briefsiegel.faults;

/** Something around the running server that is wrong for a while. */
interface Disturbance {

    String name();

    /** Whether it lasts ten times as long as others. */
    default boolean isLong() {
        return false;
    }

    /** Whether an operator may have to restart the server afterwards, as docs/operating.md says. */
    default boolean mayNeedRestart() {
        return false;
    }

    void begin() throws Exception;

    /** Whether anybody has noticed it since it began; asked before it ends. One that nobody notices shows nothing. */
    boolean isFelt() throws Exception;

    /** All is as it was before. */
    void end() throws Exception;
}
