package org.briefsiegel.transfer.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.Vault;

/** What documents say about paying, kept sealed for as long as they can be opened. */
public final class Payments {

    private static final String SETTLED = "settled";
    private static final String DUE = "due";

    /** Without it, an empty value before it would be no line. */
    private static final String END = "end";

    private final Vault vault;

    public Payments(Vault vault) {
        this.vault = vault;
    }

    /** Empty where a document says nothing. */
    public String seal(DocumentAddress address, Optional<Payment> payment) {
        return payment.map(it -> vault.sealText(context(address), text(it))).orElse("");
    }

    public Optional<Payment> open(DocumentAddress address, String sealed) {
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        payment(vault.openText(context(address), sealed).lines().toList()));
    }

    /** One value a line: none has more than one. */
    private static String text(Payment payment) {
        if (payment instanceof Payment.Due due) {
            return String.join(
                    "\n",
                    DUE,
                    due.payee(),
                    due.iban(),
                    due.bic(),
                    String.valueOf(due.cents()),
                    due.text(),
                    due.until().map(LocalDate::toString).orElse(""),
                    END);
        }
        return SETTLED;
    }

    private static Payment payment(List<String> lines) {
        if (lines.get(0).equals(SETTLED)) {
            return new Payment.Settled();
        }
        return new Payment.Due(
                lines.get(1),
                lines.get(2),
                lines.get(3),
                Long.parseLong(lines.get(4)),
                lines.get(5),
                Optional.of(lines.get(6)).filter(day -> !day.isEmpty()).map(LocalDate::parse));
    }

    private static String context(DocumentAddress address) {
        return String.join("/", "payment", address.practice(), address.transfer(), String.valueOf(address.number()));
    }
}
