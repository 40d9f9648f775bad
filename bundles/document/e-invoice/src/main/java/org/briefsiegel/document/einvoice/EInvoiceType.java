package org.briefsiegel.document.einvoice;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/**
 * Invoices as PDF with their data inside (ZUGFeRD, Factur-X): what is to be paid, to whom and by when is read from these. The file
 * is sent as it is. Metadata as those of the type "invoice", all optional: what differs from the data is refused.
 */
@Component(service = DocumentType.class)
@DocumentId("e-invoice")
public final class EInvoiceType implements ContentDocumentType {

    private static final DocumentPolicy POLICY =
            new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, true, Set.of());

    @Override
    public String name(Locale locale) {
        return texts(locale).text("name");
    }

    @Override
    public DocumentPolicy policy() {
        return POLICY;
    }

    @Override
    public Inspection inspect(Upload upload, Content content) {
        try {
            EInvoice invoice = EInvoice.of(InvoiceXml.of(EmbeddedInvoice.in(content)));
            Optional<Payment> payment = new GivenData(upload.metadata(), invoice).payment();
            String title = upload.title()
                    .filter(Predicate.not(String::isBlank))
                    .orElseGet(() -> texts(upload.titleLocale()).format("title", invoice.number()));
            return new Inspection.Accepted(title, payment);
        } catch (UnusableInvoice reason) {
            return new Inspection.Refused(reason.field(), texts(upload.locale()).format(reason.text(), reason.parts()));
        }
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(EInvoiceType.class, locale);
    }
}
