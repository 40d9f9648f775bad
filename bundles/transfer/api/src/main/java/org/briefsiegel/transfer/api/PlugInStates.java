package org.briefsiegel.transfer.api;

import org.osgi.annotation.versioning.ProviderType;

/** How it stands with the plug-ins. Usable from any thread. */
@ProviderType
public interface PlugInStates {

    /**
     * Whether a plug-in is there, and not out of service because of its faults.
     *
     * @param station the name of its route, {@code factor.birth-date} for example
     */
    boolean isSound(String station);
}
