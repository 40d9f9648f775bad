package org.briefsiegel.document.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoicePaymentTest {

    private static final Map<String, String> PAYABLE =
            Map.of("number", "2026/117", "total", "84.00", "payee", " Dr. Huber ", "iban", "AT61 1904 3002 3457 3201");

    @Test
    void anAccountAndATotalAreSomethingToPay() {
        assertThat(payment(PAYABLE))
                .contains(new Payment.Due("Dr. Huber", "AT611904300234573201", "", 8400, "2026/117", Optional.empty()));
    }

    @Test
    void bankTextAndDayAreTakenOver() {
        assertThat(payment(and(
                        and(and(PAYABLE, "bic", "GIBA AT WW XXX"), "paymentText", "Honorar 117"),
                        "dueDate",
                        "2026-12-14")))
                .contains(new Payment.Due(
                        "Dr. Huber",
                        "AT611904300234573201",
                        "GIBAATWWXXX",
                        8400,
                        "Honorar 117",
                        Optional.of(LocalDate.of(2026, 12, 14))));
    }

    @Test
    void whatIsPaidIsSettledWhateverElseItSays() {
        assertThat(payment(Map.of("paid", "true"))).contains(new Payment.Settled());
        assertThat(payment(and(PAYABLE, "paid", "true"))).contains(new Payment.Settled());
    }

    @Test
    void anInvoiceWithoutAnAccountSaysNothingAboutPaying() {
        assertThat(payment(Map.of("number", "7", "total", "84.00", "paid", "false")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "iban,AT62 1904 3002 3457 3201,iban",
        "iban,at611904300234573201,iban",
        "iban,'',iban",
        "bic,GIBA,bic",
        "paid,yes,paid",
        "payee,' ',payee",
        "dueDate,14.12.2026,dueDate",
        "total,0.00,total",
        "total,-84.00,total",
        "currency,CHF,currency"
    })
    void whatCannotBePaidIsNamed(String name, String value, String field) {
        Inspection.Refused refused = (Inspection.Refused) inspect(and(PAYABLE, name, value));

        assertThat(refused.field()).isEqualTo("metadata/" + field);
        assertThat(refused.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"payee", "total"})
    void whatATransferLacksIsNamed(String name) {
        Map<String, String> metadata = new HashMap<>(PAYABLE);
        metadata.remove(name);

        assertThat(((Inspection.Refused) inspect(metadata)).field()).isEqualTo("metadata/" + name);
    }

    private static Map<String, String> and(Map<String, String> metadata, String name, String value) {
        Map<String, String> more = new HashMap<>(metadata);
        more.put(name, value);
        return more;
    }

    private static Optional<Payment> payment(Map<String, String> metadata) {
        return ((Inspection.Accepted) inspect(metadata)).payment();
    }

    private static Inspection inspect(Map<String, String> metadata) {
        return new InvoiceType()
                .inspect(new Upload(
                        "a.pdf",
                        Optional.empty(),
                        "application/pdf",
                        metadata,
                        "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII),
                        Locale.GERMAN));
    }
}
