package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.briefsiegel.transfer.api.TransferSearch.Need;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds stored transfers by what people remember of them. It is the one place that looks into personal data, so that how that is
 * stored can change without its callers. What is stored by a {@link TransferStore} is found in the same transaction. Every method
 * joins the running transaction, or makes one of its own. Usable from any thread.
 */
@ProviderType
public interface TransferIndex {

    /** A page of what a practice has. */
    Page find(String practice, Query query, Instant now);

    /**
     * Makes transfers findable by words that an older version has stored, the newest first. Safe on several nodes.
     *
     * @param before id of the transfer from which on older ones are looked at; empty for the newest
     * @return the id with which to go on; empty where there is nothing left to do
     */
    Optional<String> fill(Optional<String> before, int limit);

    /** A transfer that was found. */
    record Found(TransferRecord transfer, Optional<Need> need) {
        public Found {
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(need, "need");
        }
    }

    /**
     * A page.
     *
     * @param states how many of each state match all but the standing
     * @param needy how many of these need somebody
     */
    record Page(List<Found> transfers, Map<TransferState, Long> states, long needy) {
        public Page {
            transfers = List.copyOf(transfers);
            states = Map.copyOf(states);
        }

        /** How many there are that stand so. */
        public long total(Standing standing) {
            if (standing instanceof Standing.In in) {
                return states.getOrDefault(in.state(), 0L);
            }
            return standing instanceof Standing.Needy
                    ? needy
                    : states.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
