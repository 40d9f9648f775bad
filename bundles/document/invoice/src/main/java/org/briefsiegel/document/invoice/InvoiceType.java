package org.briefsiegel.document.invoice;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.osgi.service.component.annotations.Component;

/**
 * Invoices (in Austria: Honorarnoten) as PDF. Metadata, all optional: {@code number}; {@code total}, a decimal number
 * with two digits such as {@code 84.00}; {@code currency}, an ISO 4217 code.
 */
@Component
@DocumentId("invoice")
public final class InvoiceType implements DocumentType {

    private static final DocumentPolicy POLICY =
            new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, true, Set.of());
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,9}\\.[0-9]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    @Override
    public String name(Locale locale) {
        return texts(locale).getString("name");
    }

    @Override
    public DocumentPolicy policy() {
        return POLICY;
    }

    @Override
    public Inspection inspect(Upload upload) {
        ResourceBundle texts = texts(upload.locale());
        if (!matches(upload, "total", AMOUNT)) {
            return new Inspection.Refused("metadata/total", texts.getString("total.malformed"));
        }
        if (!matches(upload, "currency", CURRENCY)) {
            return new Inspection.Refused("metadata/currency", texts.getString("currency.malformed"));
        }
        return new Inspection.Accepted(upload.title()
                .filter(title -> !title.isBlank())
                .or(() -> number(upload).map(number -> MessageFormat.format(texts.getString("title"), number)))
                .orElseGet(() -> ENDING.matcher(upload.fileName()).replaceAll("")));
    }

    private static boolean matches(Upload upload, String field, Pattern form) {
        String value = upload.metadata().get(field);
        return value == null || form.matcher(value).matches();
    }

    private static Optional<String> number(Upload upload) {
        return Optional.ofNullable(upload.metadata().get("number")).filter(number -> !number.isBlank());
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.document.invoice.messages",
                locale,
                InvoiceType.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
