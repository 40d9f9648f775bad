package org.briefsiegel.spine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How it stands with a route on this node. What is counted is counted since the node was started.
 *
 * @param name for example {@code factor.birth-date}
 * @param since since when it is in this state; since when it is suspended, for all nodes; empty where it was never here
 * @param inHand how much is on it now
 * @param done how much has come to its end, with or without a failure
 * @param failed how much of that has failed
 * @param mean how long it took on average; zero where nothing has ended yet
 * @param last how long the last one took
 * @param lastAt when the last one ended
 */
public record RouteStatus(
        String name,
        State state,
        Optional<Instant> since,
        int inHand,
        long done,
        long failed,
        Duration mean,
        Duration last,
        Optional<Instant> lastAt) {

    /** What may come of a call. */
    public enum State {
        /** It is open. */
        RUNNING,
        /** An operator has closed it. */
        SUSPENDED,
        /** Its plug-in has committed too many faults in a row, and is tried again in a while. */
        OUT_OF_SERVICE,
        /** It isn't open yet, or its plug-in has gone. */
        STOPPED;

        /** As people read it: {@code out of service}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
