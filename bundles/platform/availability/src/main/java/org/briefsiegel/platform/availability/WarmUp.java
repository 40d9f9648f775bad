package org.briefsiegel.platform.availability;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does in advance what the first visitors would wait for, such as running code until the JVM has compiled it. Registered as
 * a service; runs once, as soon as the server is ready for the first time, or at once where it comes later.
 */
@ConsumerType
public interface WarmUp {

    /** What is warmed up, in a few words for the log: {@code the cipher}. */
    String name();

    /**
     * Takes a second of one processor at most, changes nothing that anybody can see, and ends soon when its thread is
     * interrupted. Called in a thread that all of them share, one after the other; an exception is logged, and nothing else comes of it.
     */
    void run() throws Exception;
}
