package org.briefsiegel.document.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTypeTest {

    private final InvoiceType invoice = new InvoiceType();

    @Test
    void theTitleIsTheSendersElseTheNumberElseTheFilesName() {
        assertThat(inspect(Optional.of("Honorar"), Map.of("number", "7")))
                .isEqualTo(new Inspection.Accepted("Honorar"));
        assertThat(inspect(Optional.empty(), Map.of("number", "2026/117")))
                .isEqualTo(new Inspection.Accepted("Honorarnote 2026/117"));
        assertThat(inspect(Optional.of(" "), Map.of())).isEqualTo(new Inspection.Accepted("Rechnung Mai"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"84", "84,00", "84.0", "8 4.00", "NaN", "1e2", ""})
    void anAmountThatIsNoneIsNamed(String total) {
        assertThat(inspect(Optional.empty(), Map.of("total", total)))
                .isInstanceOfSatisfying(
                        Inspection.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("metadata/total"));
    }

    @Test
    void aCurrencyThatIsNoneIsNamed() {
        assertThat(inspect(Optional.empty(), Map.of("total", "84.00", "currency", "Euro")))
                .isInstanceOfSatisfying(
                        Inspection.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("metadata/currency"));
    }

    @Test
    void onlyInvoicesMayTravelAsAnAttachment() {
        assertThat(invoice.policy().attachable()).isTrue();
        assertThat(invoice.policy().mediaTypes()).containsExactly("application/pdf");
    }

    private Inspection inspect(Optional<String> title, Map<String, String> metadata) {
        return invoice.inspect(
                new Upload("Rechnung Mai.pdf", title, "application/pdf", metadata, new byte[0], Locale.GERMAN));
    }
}
