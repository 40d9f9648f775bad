package org.briefsiegel.shell;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.practice.api.Practices;

/** Shows what a practice owes for a month. */
@Service
@Command(scope = "billing", name = "statement", description = "Shows what a practice owes for a month")
public final class BillingStatementCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "MONTH", description = "The month, as 2026-11")
    String month;

    @Argument(index = 2, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
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
        Operator.practice(practices, practice);
        Statement statement = books.statement(practice, month(), Locale.ENGLISH);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("month", statement.month());
        shown.put("preliminary", statement.preliminary());
        shown.put(
                "lines",
                statement.lines().stream().map(BillingStatementCommand::row).toList());
        shown.put("net", Operator.text(statement.net()));
        for (Statement.Tax tax : statement.taxes()) {
            shown.merge("tax " + tax.percent() + " %", Operator.text(tax.tax()), BillingStatementCommand::both);
        }
        shown.put("gross", Operator.text(statement.gross()));
        for (Statement.Sum sum : statement.further()) {
            shown.merge("net", Operator.text(sum.net()), BillingStatementCommand::both);
            shown.merge("gross", Operator.text(sum.gross()), BillingStatementCommand::both);
        }
        if (!statement.prepaid().equals(Statement.Prepaid.NOTHING)) {
            shown.put(
                    "prepaid",
                    statement.prepaid().taken().stream().map(Operator::text).toList());
            shown.put(
                    "payments",
                    statement.prepaid().payments().stream()
                            .map(BillingStatementCommand::row)
                            .toList());
        }
        return shown;
    }

    private static Map<String, Object> row(Statement.Payment payment) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bookedAt", payment.bookedAt());
        row.put("reference", payment.reference());
        row.put("amount", Operator.text(payment.amount()));
        return row;
    }

    /** Where the currency was changed within the month. */
    private static Object both(Object amount, Object other) {
        return amount + " + " + other;
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw Operator.refused("MONTH", "'" + month + "' isn't a month like 2026-11")
                    .get();
        }
    }

    private static Map<String, Object> row(Statement.Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("postedAt", line.postedAt());
        row.put("transfer", line.transfer());
        row.put("text", line.text());
        row.put("quantity", line.quantity());
        row.put("net", Operator.text(line.net()));
        return row;
    }
}
