package org.briefsiegel.itests.container;

import java.time.Instant;
import java.util.Set;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.webhook.api.Webhook;

/** What the tests have stores write. */
final class Rows {

    private Rows() {}

    static NewPractice practice(String name) {
        return new NewPractice(name, Plan.PRO, Set.of(), "ordination@example.org", "+43 1 234 56 78", false);
    }

    /** That nothing is sent to: of events that don't happen. */
    static Webhook webhook(String practice) {
        return new Webhook(
                practice,
                "https://pvs.example.org/events",
                Set.of("transfer.opened"),
                Webhook.State.ACTIVE,
                Instant.parse("2026-11-23T08:00:00Z"),
                "");
    }
}
