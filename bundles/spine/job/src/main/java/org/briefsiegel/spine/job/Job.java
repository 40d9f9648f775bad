package org.briefsiegel.spine.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that the host does by itself, again and again. Register one as a service that carries a {@link JobSchedule}: its
 * route {@code job.<name>} runs it, shows the operator when it ran, how long that took and how often it failed, and can be
 * suspended. On several nodes it runs on each.
 */
@FunctionalInterface
@ConsumerType
public interface Job {

    /** Runs once; never at the same time as itself on this node. What it throws is told, and it is run again in time. */
    void run();
}
