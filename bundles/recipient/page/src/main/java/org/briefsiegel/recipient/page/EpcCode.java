package org.briefsiegel.recipient.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.briefsiegel.transfer.api.OpenLetter.Payment.Due;

/** What banking apps read from a QR code: the European Payments Council's guideline EPC069-12, version 2. */
final class EpcCode {

    /** Version 2, since only that one does without a BIC; UTF-8; a SEPA credit transfer. */
    private static final String HEAD = "BCD\n002\n1\nSCT";

    private static final String NO_PURPOSE = "";
    private static final String NO_STRUCTURED_REFERENCE = "";
    private static final int MOST_BYTES = 331;

    private EpcCode() {}

    /** The code's text; empty where the name and the text are longer in bytes than it may be. */
    static Optional<String> of(Due payment) {
        String code = String.join(
                        "\n",
                        HEAD,
                        payment.bic(),
                        payment.payee(),
                        payment.iban(),
                        "EUR" + BigDecimal.valueOf(payment.cents(), 2),
                        NO_PURPOSE,
                        NO_STRUCTURED_REFERENCE,
                        payment.text())
                .stripTrailing();
        return Optional.of(code).filter(it -> it.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES);
    }
}
