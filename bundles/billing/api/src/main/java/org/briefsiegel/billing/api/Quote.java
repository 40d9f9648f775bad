package org.briefsiegel.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A price that a practice was told and that holds until {@code validUntil}.
 *
 * @param practice id of the practice that asked
 * @param subject what was priced, as the host describes it; a transfer at this quote has the same subject. Holds no
 *     personal data in clear
 * @param parts how many parts will be sent and charged
 */
public record Quote(
        String id,
        String practice,
        String subject,
        Money total,
        List<Pricing.Line> lines,
        int parts,
        Instant validUntil) {

    public Quote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(validUntil, "validUntil");
        lines = List.copyOf(lines);
    }
}
