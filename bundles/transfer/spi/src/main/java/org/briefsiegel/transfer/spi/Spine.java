package org.briefsiegel.transfer.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries transfers through the routes of the plug-ins, so that an operator sees every plug-in's traffic and can suspend
 * it. Usable from any thread.
 */
@ConsumerType
public interface Spine {

    /**
     * Takes an itinerary through its stations, in order, on the calling thread. What a station throws is thrown here.
     *
     * @throws StationClosedException when a station has no running route; the stations after it aren't passed
     */
    void travel(Itinerary itinerary);

    /** Whether the station has a running route. */
    boolean isOpen(String station);

    /** Something may be ready to be delivered; returns at once. */
    void wake();

    /** A station that isn't there, or is suspended. */
    final class StationClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String station;

        public StationClosedException(String station) {
            super(station + " isn't running");
            this.station = station;
        }

        /** The station's name, {@code factor.birth-date} for example. */
        public String station() {
            return station;
        }
    }
}
