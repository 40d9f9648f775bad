package org.briefsiegel.billing.ledger;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Entities;

/** A ledger in a test's database, and what it says. */
public final class TestLedger {

    private static final int TAX_PERCENT = 20;
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private TestLedger() {}

    public static Ledger ledger(Entities entities, Clock clock) {
        return new JpaLedger(entities, new Words(Map.of()), TAX_PERCENT, clock);
    }

    public static Books books(Entities entities, HouseCurrency currency, Clock clock) {
        return new JpaBooks(entities, new Words(Map.of()), currency, VIENNA, clock);
    }
}
