package org.briefsiegel.shell;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.billing.api.Books;

/** Adds the ledger up. */
@Service
@Command(scope = "billing", name = "verify", description = "Adds the ledger up; fails where it doesn't add up")
public final class BillingVerifyCommand extends JsonCommand {

    @Reference(optional = true)
    Books books;

    @Override
    Object run() {
        List<String> discrepancies = books.discrepancies();
        if (!discrepancies.isEmpty()) {
            throw new IllegalStateException("The ledger doesn't add up: " + String.join("; ", discrepancies));
        }
        return Map.of("ledger", "adds up");
    }
}
