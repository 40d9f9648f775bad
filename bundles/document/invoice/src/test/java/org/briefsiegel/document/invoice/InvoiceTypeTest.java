package org.briefsiegel.document.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTypeTest {

    private final InvoiceType invoice = new InvoiceType();

    @Test
    void theTitleIsTheSendersElseTheNumberElseTheFilesName() {
        assertThat(inspect(Optional.of("Honorar"), Map.of("number", "7")))
                .isEqualTo(new Inspection.Accepted("Honorar"));
        assertThat(inspect(Optional.empty(), Map.of("number", "2026/117")))
                .isEqualTo(new Inspection.Accepted("Honorarnote 2026/117"));
        assertThat(inspect(Optional.of(" "), Map.of("number", " ")))
                .isEqualTo(new Inspection.Accepted("Rechnung v1.2 Mai"));
    }

    @ParameterizedTest
    @CsvSource({"84.00,EUR", "0.05,CHF", "-12.30,USD"})
    void anAmountInACurrencyIsTaken(String total, String currency) {
        assertThat(inspect(Optional.empty(), Map.of("total", total, "currency", currency)))
                .isInstanceOf(Inspection.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"84", "84,00", "84.0", "8 4.00", "NaN", "1e2", "١.٠٠", ""})
    void anAmountThatIsNoneIsNamed(String total) {
        assertThat(refusedField(Map.of("total", total))).isEqualTo("metadata/total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Euro", "eur", "EURO", "ABC", ""})
    void aCurrencyThatIsNoneIsNamed(String currency) {
        assertThat(refusedField(Map.of("total", "84.00", "currency", currency))).isEqualTo("metadata/currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7\n8", "7\u202E8", "1234567890123456789012345678901234567890123456789012345678901"})
    void aNumberThatNoTitleCanHoldIsNamed(String number) {
        assertThat(refusedField(Map.of("number", number))).isEqualTo("metadata/number");
    }

    @Test
    void anInvoiceIsAPdfThatMayTravelAsAnAttachment() {
        assertThat(invoice.policy().attachable()).isTrue();
        assertThat(invoice.policy().mediaTypes()).containsExactly("application/pdf");
        assertThat(invoice.policy().leastAssurance()).isEqualTo(LeastAssurance.STANDARD);
        assertThat(invoice.policy().factors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de-AT,Rechnung / Honorarnote", "en-GB,Invoice", "fr,Rechnung / Honorarnote"})
    void theNameIsInTheReadersLanguage(String language, String name) {
        assertThat(invoice.name(Locale.forLanguageTag(language))).isEqualTo(name);
    }

    private String refusedField(Map<String, String> metadata) {
        return ((Inspection.Refused) inspect(Optional.empty(), metadata)).field();
    }

    private Inspection inspect(Optional<String> title, Map<String, String> metadata) {
        return invoice.inspect(upload(title, metadata, "%PDF-1.7\n"));
    }

    private static Upload upload(Optional<String> title, Map<String, String> metadata, String head) {
        return new Upload(
                "Rechnung v1.2 Mai.pdf",
                title,
                "application/pdf",
                metadata,
                head.getBytes(StandardCharsets.ISO_8859_1),
                Locale.GERMAN);
    }
}
