package org.briefsiegel.faults;

import org.briefsiegel.bench.Letter;

/** A letter that the server said it had accepted. */
record Acknowledged(Letter letter, String transfer) {}
