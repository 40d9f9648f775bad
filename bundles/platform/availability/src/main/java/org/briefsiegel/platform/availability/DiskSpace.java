package org.briefsiegel.platform.availability;

import org.osgi.annotation.versioning.ProviderType;

/** Knows how much room the operator wants to be free on the disks. Usable from any thread. */
@ProviderType
public interface DiskSpace {

    /** Whether less is free, so that nothing large should be written; asks the disks, which is quick unless they are sick. */
    boolean isShort();
}
