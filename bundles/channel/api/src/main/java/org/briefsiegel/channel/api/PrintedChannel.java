package org.briefsiegel.channel.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A channel that reaches nobody by itself: it makes a sheet of paper that the practice prints, and gives or posts to the recipient. Its
 * address is whoever hands the sheet out; {@link #refusal} says what such a name must be like, and what {@link #normalize} makes of it is
 * on record. Nothing is ever sent over it, so there is no route {@code channel.<id>}; {@code parts} is 1, and {@code patience} and
 * {@code atATime} aren't asked.
 */
@ConsumerType
public interface PrintedChannel extends Channel {

    /**
     * The sheet, ready to print. Computes and does no I/O; up to ten seconds, from several threads at a time.
     *
     * @return a PDF (ISO 32000), A4
     */
    byte[] print(AccessSheet sheet);
}
