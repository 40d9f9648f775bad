package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.practice.api.Practices;

/** Lists what is left of what practices have paid in advance. */
@Service
@Command(
        scope = "billing",
        name = "balance",
        description = "Lists what is left of what practices have paid in advance, without what is reserved")
public final class BillingBalanceCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of one practice; all, where it is missing")
    String practice = "";

    @Option(name = "--below", description = "Only where less is left: 5.00")
    String below = "";

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Reference(optional = true)
    Books books;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        if (!practice.isEmpty()) {
            Operator.practice(practices, practice);
        }
        return books.balances().stream()
                .filter(balance -> practice.isEmpty() || balance.practice().equals(practice))
                .filter(this::isLow)
                .map(BillingBalanceCommand::row)
                .toList();
    }

    private boolean isLow(Balance balance) {
        return below.isEmpty()
                || balance.left().minorUnits()
                        < Operator.amount("--below", below, balance.left().currency())
                                .minorUnits();
    }

    private static Map<String, Object> row(Balance balance) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("practice", balance.practice());
        row.put("left", Operator.text(balance.left()));
        row.put("reserved", Operator.text(balance.reserved()));
        return row;
    }
}
