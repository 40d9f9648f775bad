package org.briefsiegel.transfer.lifecycle;

import org.briefsiegel.transfer.api.TransferState;

/** What comes of a command in a state. */
public sealed interface Transition {

    /** It is carried out, and the transfer stands elsewhere. */
    record To(TransferState next) implements Transition {}

    /** It is carried out, and the transfer stands again where it stood when it was locked. */
    record Back() implements Transition {}

    /** It is carried out, and the transfer stands where it stood. */
    record Stays() implements Transition {}

    /** It isn't carried out: it has been before. */
    record Already() implements Transition {}

    /** It isn't carried out. */
    record Refused(Obstacle obstacle) implements Transition {}

    /** Whether it is carried out. */
    default boolean happens() {
        return !(this instanceof Already || this instanceof Refused);
    }
}
