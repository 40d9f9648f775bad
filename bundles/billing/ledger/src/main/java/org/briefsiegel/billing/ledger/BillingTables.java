package org.briefsiegel.billing.ledger;

import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.osgi.service.component.annotations.Component;

/** The tables of billing. */
@Component
public final class BillingTables implements Contribution {

    @Override
    public List<Class<?>> entities() {
        return List.of(
                QuoteRow.class,
                QuoteLineRow.class,
                ChargeRow.class,
                ChargeLineRow.class,
                WordingColumns.class,
                EntryRow.class,
                PrepaidAccountRow.class,
                TopUpRow.class);
    }

    @Override
    public String changeLog() {
        return "org/briefsiegel/billing/ledger/changelog.sql";
    }
}
