package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.practice.api.Practices;

/** Books what a practice has paid in advance, or gets back. */
@Service
@Command(
        scope = "billing",
        name = "top-up",
        description = "Books what a practice has paid in advance; the same --reference again books nothing")
public final class BillingTopUpCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "AMOUNT", description = "Without tax, as prices are: 100.00")
    String amount;

    @Option(name = "--reference", description = "Of the payment, as the bank has it: a practice has each once")
    String reference = "";

    @Option(name = "--reason", description = "For whoever reads the books, at most 200 characters")
    String reason = "";

    @Option(name = "--give-back", description = "Takes the amount from the balance instead, never more than is left")
    boolean giveBack;

    @Argument(index = 2, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Reference(optional = true)
    Ledger ledger;

    @Reference(optional = true)
    HouseCurrency currency;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        Operator.practice(practices, practice);
        Money paid = amount();
        TopUp.Result result = ledger.topUp(topUp(giveBack ? paid.times(-1) : paid));
        Money left = ledger.balance(practice, paid.currency());
        switch (result) {
            case REFERENCE_IN_USE ->
                throw Operator.refused("--reference", "another amount was booked with '" + reference + "'")
                        .get();
            case NOT_COVERED ->
                throw Operator.refused("AMOUNT", "only " + Operator.text(left) + " are left to be given back")
                        .get();
            case BOOKED, BOOKED_BEFORE -> {}
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("booked", result == TopUp.Result.BOOKED);
        shown.put("balance", Operator.text(left));
        return shown;
    }

    private Money amount() {
        return Operator.amount("AMOUNT", amount, currency.code());
    }

    private TopUp topUp(Money signed) {
        try {
            return new TopUp(practice, reference, signed, reason);
        } catch (IllegalArgumentException unusable) {
            String field = unusable.getMessage().split(":", 2)[0];
            throw Operator.refused(
                            field.equals("amount") ? "AMOUNT" : "--" + field,
                            unusable.getMessage().substring(field.length() + 2))
                    .get();
        }
    }
}
