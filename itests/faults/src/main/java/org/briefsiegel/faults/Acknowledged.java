package org.briefsiegel.faults;

import java.time.Instant;
import org.briefsiegel.bench.Letter;

/**
 * A letter that the server said it had accepted.
 *
 * @param at when it did
 */
record Acknowledged(Letter letter, String transfer, Instant at) {}
