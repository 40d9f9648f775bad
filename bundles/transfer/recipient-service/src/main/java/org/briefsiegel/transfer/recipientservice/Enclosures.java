package org.briefsiegel.transfer.recipientservice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.download.Previews;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.Payments;

/** A transfer's documents as their recipient sees them. */
final class Enclosures {

    private final Plugins plugins;
    private final Previews previews;
    private final Payments payments;

    Enclosures(Plugins plugins, Previews previews, Payments payments) {
        this.plugins = plugins;
        this.previews = previews;
        this.payments = payments;
    }

    List<OpenLetter.Enclosure> of(TransferRecord transfer, Locale locale) {
        Predicate<TransferRecord.Document> previewable = previews.of(transfer);
        return transfer.documents().stream()
                .map(document -> new OpenLetter.Enclosure(
                        document.number(),
                        plugins.documentName(document.type(), locale).orElse(""),
                        document.title(),
                        document.fileName(),
                        document.mediaType(),
                        document.sealed().size(),
                        previewable.test(document),
                        payment(transfer, document)))
                .toList();
    }

    private Optional<OpenLetter.Payment> payment(TransferRecord transfer, TransferRecord.Document document) {
        return payments.open(transfer.address(document), document.payment()).map(Enclosures::shown);
    }

    private static OpenLetter.Payment shown(Payment payment) {
        return payment instanceof Payment.Due due
                ? new OpenLetter.Payment.Due(due.payee(), due.iban(), due.bic(), due.cents(), due.text(), due.until())
                : new OpenLetter.Payment.Settled();
    }
}
