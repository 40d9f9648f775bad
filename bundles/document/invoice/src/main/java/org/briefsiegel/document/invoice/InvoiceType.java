package org.briefsiegel.document.invoice;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.document.support.PlainDocumentType;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/**
 * Invoices (in Austria: Honorarnoten) as PDF. Metadata, all optional: {@code number}, 60 characters at most;
 * {@code total}, a decimal number with two digits such as {@code 84.00}; {@code currency}, an ISO 4217 code; for paying {@code payee},
 * {@code iban}, {@code bic}, {@code paymentText} (else the number), {@code dueDate} as {@code 2026-12-14}, or {@code paid} as {@code true}.
 */
@Component(service = DocumentType.class)
@DocumentId("invoice")
public final class InvoiceType extends PlainDocumentType {

    private static final Predicate<String> NUMBER =
            Pattern.compile("\\P{C}{0,60}").asMatchPredicate();
    private static final Predicate<String> TOTAL =
            Pattern.compile("-?[0-9]{1,9}\\.[0-9]{2}").asMatchPredicate();
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public InvoiceType() {
        super(new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, true, Set.of()));
    }

    @Override
    public Inspection inspect(Upload upload) {
        TextBundle texts = new TextBundle(InvoiceType.class, upload.locale());
        return Stream.of(
                        flaw(upload, "number", NUMBER, texts),
                        flaw(upload, "total", TOTAL, texts),
                        flaw(upload, "currency", CURRENCIES::contains, texts))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> new InvoicePayment(upload.metadata())
                        .flaw()
                        .map(flaw -> new Inspection.Refused("metadata/" + flaw.name(), texts.text(flaw.text()))))
                .orElseGet(() -> super.inspect(upload));
    }

    private static Optional<Inspection> flaw(Upload upload, String name, Predicate<String> rule, TextBundle texts) {
        return Optional.ofNullable(upload.metadata().get(name))
                .filter(Predicate.not(rule))
                .map(value -> new Inspection.Refused("metadata/" + name, texts.text(name + ".malformed")));
    }

    @Override
    protected Optional<Payment> payment(Upload upload) {
        return new InvoicePayment(upload.metadata()).payment();
    }

    @Override
    protected String untitled(Upload upload) {
        return number(upload)
                .map(number -> new TextBundle(InvoiceType.class, upload.titleLocale()).format("title", number))
                .orElseGet(() -> nameOf(upload));
    }

    private static Optional<String> number(Upload upload) {
        return Optional.ofNullable(upload.metadata().get("number")).filter(number -> !number.isBlank());
    }
}
