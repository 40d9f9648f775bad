package org.briefsiegel.transfer.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of an answer. */
public sealed interface Opening {

    /**
     * The factor has passed.
     *
     * @param session the key to the documents: a secret, 160 random bits, shown once
     */
    record Passed(String session) implements Opening {
        public Passed {
            Objects.requireNonNull(session, "session");
        }

        @Override
        public String toString() {
            return "Passed[…]";
        }
    }

    /** The answer can't be right; not counted. */
    record Mistyped(List<Flaw> flaws) implements Opening {
        public Mistyped {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * The answer is wrong. The letter's status may have changed by it.
     *
     * @param tries how many wrong answers there have been
     * @param left after how many more no answer is taken any more; 0 where that is so already
     * @param pause for how long none is taken then; empty where the letter is locked
     */
    record Wrong(int tries, int left, Optional<Duration> pause) implements Opening {
        public Wrong {
            Objects.requireNonNull(pause, "pause");
        }
    }

    /** The question that was answered isn't asked any more: there is a new one. Not counted. */
    record Outdated() implements Opening {}

    /** The letter can't be opened now; its status says why. */
    record Closed() implements Opening {}

    /** The factor couldn't say anything about the answer; whatever its status says, the letter can't be opened now. */
    record Unavailable() implements Opening {}

    /** What is wrong with a field, in the reader's language. */
    record Flaw(String field, String reason) {
        public Flaw {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
