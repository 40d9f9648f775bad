package org.briefsiegel.billing.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the ledger doesn't add up, in sentences for the operator. In SQL, since EclipseLink 5.0.0 sums up the wrong table's column
 * over such joins.
 */
final class Discrepancies {

    private static final String UNBALANCED =
            "select posting, sum(minor_units) from ledger_entry group by posting having sum(minor_units) <> 0";

    private static final String POSTED = "c.state = 'POSTED'";
    private static final String OPEN = "c.state in ('RESERVED', 'DOUBTFUL')";

    /** Charges for which an account doesn't hold what it should: nothing, where no condition is met. */
    private static final String CHARGES = """
            select c.kind, c.transfer, c.practice from charge c
            left join (select transfer, kind, sum(minor_units) as held from ledger_entry
                where account = '%s' group by transfer, kind) e on e.transfer = c.transfer and e.kind = c.kind
            where coalesce(e.held, 0) <> coalesce(case when %s else 0 end, 0)
            """;

    private static final String TOP_UPS = """
            select t.reference, t.practice from top_up t
            left join (select transfer, sum(minor_units) as held from ledger_entry
                where account = 'CASH' group by transfer) e on e.transfer = t.id
            where coalesce(e.held, 0) <> t.minor_units
            """;

    /** A balance and what the account says, which is below zero. */
    private static final String BALANCES = """
            select practice, currency from (
                select practice, currency, minor_units from prepaid_account
                union all select practice, currency, minor_units from ledger_entry where account = 'PREPAID') b
            group by practice, currency having sum(minor_units) <> 0
            """;

    private Discrepancies() {}

    static List<String> of(EntityManager em) {
        List<String> found = new ArrayList<>();
        found.addAll(found(em, UNBALANCED, "the entries of posting %s sum up to %s"));
        found.addAll(charges(em, "RECEIVABLE", POSTED + " and not c.prepaid then c.minor_units"));
        found.addAll(charges(em, "RESERVED", OPEN + " and not c.prepaid then c.minor_units"));
        found.addAll(charges(em, "HELD", OPEN + " and c.prepaid then -c.minor_units"));
        found.addAll(charges(em, "REVENUE", "not c.prepaid then e.held when " + POSTED + " then -c.minor_units"));
        found.addAll(found(em, TOP_UPS, "top-up %s of practice %s doesn't agree with the account CASH"));
        found.addAll(found(em, BALANCES, "the balance of practice %s in %s doesn't agree with the account PREPAID"));
        return found;
    }

    private static List<String> charges(EntityManager em, String account, String expected) {
        return found(
                em,
                CHARGES.formatted(account, expected),
                "charge %s of transfer %s, practice %s, doesn't agree with the account " + account);
    }

    private static List<String> found(EntityManager em, String query, String sentence) {
        List<String> found = new ArrayList<>();
        for (Object row : em.createNativeQuery(query).getResultList()) {
            found.add(sentence.formatted((Object[]) row));
        }
        return found;
    }
}
