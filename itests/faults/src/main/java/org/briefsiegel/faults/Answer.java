package org.briefsiegel.faults;

import java.util.List;

/** What a server outside has said to a copy of a message. */
enum Answer {
    TAKEN,
    /** It was taken, and nothing was said that anybody has heard. */
    LOST,
    /** It was taken, and whether the answer was heard nobody knows. */
    UNSURE,
    /** Not now: it may come again. */
    DEFERRED,
    /** Never. */
    REFUSED;

    /** Whether its recipient may have it. */
    boolean mayHaveArrived() {
        return this == TAKEN || this == LOST || this == UNSURE;
    }

    /** Whether it may be what the server knows: that it was taken. */
    boolean mayBeHeard() {
        return this == TAKEN || this == UNSURE;
    }

    /** Whether the server may have waited for it in vain. */
    boolean mayBeMissed() {
        return this == LOST || this == UNSURE;
    }

    /** How many of these copies their recipient may have. */
    static long arrived(List<Answer> answers) {
        return answers.stream().filter(Answer::mayHaveArrived).count();
    }
}
