package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks through a practice's transfers for people, who want to know how many there are, and what needs them. Programs go
 * through {@link TransferService#list}. Usable from any thread; blocks on the database.
 */
@ProviderType
public interface TransferSearch {

    /** A page of what is found. What belongs to another practice doesn't exist here. */
    Page find(String practice, Query query);

    /**
     * What is looked for; empty parts match everything.
     *
     * @param standing one state, or what needs somebody
     * @param from the first moment of acceptance that counts
     * @param before the first moment of acceptance that doesn't count any more
     * @param words each is in the reference, the recipient's name or address, or the title of a document; marks and case don't
     *     count, so that {@code yilmaz} finds Yılmaz
     * @param offset how many are skipped
     * @param limit 1 to 100
     */
    record Query(
            Standing standing,
            Optional<Instant> from,
            Optional<Instant> before,
            String words,
            Order order,
            boolean descending,
            int offset,
            int limit) {

        public Query {
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(order, "order");
            if (offset < 0 || limit < 1 || limit > 100) {
                throw new IllegalArgumentException("a page begins at 0 or later, and holds 1 to 100");
            }
        }
    }

    /** By what transfers are sorted; what needs somebody is sorted by how much it does. */
    enum Order {
        ACCEPTED,
        RECIPIENT,
        EXPIRY
    }

    /** Which transfers, by how they stand. */
    sealed interface Standing {

        /** Any. */
        Standing ANY = new Any();

        /** What needs somebody: see {@link Need}. */
        Standing NEEDY = new Needy();

        /** Any. */
        record Any() implements Standing {}

        /** What needs somebody. */
        record Needy() implements Standing {}

        /** In one state. */
        record In(TransferState state) implements Standing {
            public In {
                Objects.requireNonNull(state, "state");
            }
        }
    }

    /** Why a transfer needs somebody at the practice; the most urgent first. */
    enum Need {
        /** Somebody has said that it isn't for them. */
        REPORTED,
        /** Closed after too many wrong answers. */
        LOCKED,
        /** Its notice couldn't be delivered. */
        UNDELIVERABLE,
        /** Whether its notice was delivered, nobody knows. */
        DOUBTFUL,
        /** Its link has ended, and somebody has asked for a new one. */
        RENEWAL,
        /** Its link ends within three days, and nobody has opened it. */
        ENDING
    }

    /** A transfer that was found, and why it needs somebody, if it does. */
    record Found(Transfer transfer, Optional<Need> need) {
        public Found {
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(need, "need");
        }
    }

    /**
     * A page.
     *
     * @param total how many there are on all pages
     * @param states how many of each state match all but the standing; every state is there
     * @param needy the same of what needs somebody
     */
    record Page(List<Found> transfers, long total, Map<TransferState, Long> states, long needy) {
        public Page {
            transfers = List.copyOf(transfers);
            EnumMap<TransferState, Long> all = new EnumMap<>(TransferState.class);
            for (TransferState state : TransferState.values()) {
                all.put(state, states.getOrDefault(state, 0L));
            }
            states = Collections.unmodifiableMap(all);
        }

        /** How many there are of all states. */
        public long all() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
