package org.briefsiegel.document.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EInvoiceTypeTest {

    private static final Payment EXPECTED = new Payment.Due(
            "Dr. Maria Huber", Cii.IBAN, "GIBAATWWXXX", 8400, "2026/117", Optional.of(LocalDate.of(2026, 12, 14)));

    private final EInvoiceType type = new EInvoiceType();

    @ParameterizedTest
    @ValueSource(strings = {"factur-x.xml", "ZUGFeRD-invoice.xml", "zugferd-invoice.xml", "xrechnung.xml"})
    void theDataAreFoundUnderTheNamesOfTheStandards(String name) {
        assertAccepted(InvoicePdf.of(name, Cii.invoice().xml()).bytes());
    }

    @Test
    void theDataAreFoundHoweverThePdfIsWritten() {
        String xml = Cii.invoice().xml();
        assertAccepted(InvoicePdf.of("factur-x.xml", xml).plain().bytes());
        assertAccepted(InvoicePdf.of("factur-x.xml", xml).unnamed().bytes());
        assertAccepted(InvoicePdf.of("factur-x.xml", xml).unassociated().bytes());
        assertAccepted(InvoicePdf.of("factur-x.xml", xml)
                .file("price-list.xml", new byte[10])
                .bytes());
        assertAccepted(
                InvoicePdf.appended(InvoicePdf.of("factur-x.xml", xml).plain().bytes()));
        assertAccepted(InvoicePdf.of("ZUGFeRD-invoice.xml", Cii.invoice().xmlOfVersion1())
                .bytes());
    }

    private void assertAccepted(byte[] pdf) {
        assertThat(inspect(pdf)).isEqualTo(new Inspection.Accepted("Honorarnote 2026/117", Optional.of(EXPECTED)));
    }

    @Test
    void theTitleIsTheSendersElseTheNumber() {
        byte[] pdf = InvoicePdf.of("factur-x.xml", Cii.invoice().xml()).bytes();

        assertThat(((Inspection.Accepted) inspect(pdf, Optional.of("Honorar"))).title())
                .isEqualTo("Honorar");
        assertThat(((Inspection.Accepted) inspect(pdf, Optional.of(" "))).title())
                .isEqualTo("Honorarnote 2026/117");
    }

    @Test
    void aPdfWithoutDataIsRefusedAndSoIsOneWithTwo() {
        byte[] xml = Cii.invoice().xml().getBytes(StandardCharsets.UTF_8);

        assertRefused(new InvoicePdf().bytes(), "enthält keine elektronische Rechnung");
        assertRefused(new InvoicePdf().file("invoice.xml", xml).bytes(), "enthält keine elektronische Rechnung");
        assertRefused(
                new InvoicePdf()
                        .file("factur-x.xml", xml)
                        .file("xrechnung.xml", xml)
                        .bytes(),
                "enthält mehrere elektronische Rechnungen");
    }

    @Test
    void anEncryptedPdfIsRefused() {
        assertRefused(
                InvoicePdf.of("factur-x.xml", Cii.invoice().xml()).encrypted().bytes(), "ist verschlüsselt");
        assertRefused(
                InvoicePdf.of("factur-x.xml", Cii.invoice().xml())
                        .encrypted()
                        .plain()
                        .bytes(),
                "ist verschlüsselt");
    }

    @Test
    void whatIsNoPdfIsRefused() {
        assertRefused("%PDF-1.7\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), "lässt sich nicht lesen");
        assertRefused(new byte[0], "lässt sich nicht lesen");
    }

    @Test
    void aPdfThatIsCutAnywhereIsRefused() {
        byte[] pdf = InvoicePdf.of("factur-x.xml", Cii.invoice().xml()).plain().bytes();
        for (int length = 0; length < pdf.length - 8; length += 7) {
            assertThat(inspect(Arrays.copyOf(pdf, length)))
                    .as("of %s bytes", length)
                    .isInstanceOf(Inspection.Refused.class);
        }
    }

    /** A thousand to one, which is what Flate can do. */
    @Test
    void whatIsPackedToHarmIsRefusedBeforeItIsUnpacked() {
        byte[] bomb = new byte[200_000_000];
        assertRefused(new InvoicePdf().file("factur-x.xml", bomb).bytes(), "zu verschachtelt");
    }

    private void assertRefused(byte[] pdf, String reason) {
        assertThat(inspect(pdf)).isInstanceOfSatisfying(Inspection.Refused.class, refused -> {
            assertThat(refused.field()).isEmpty();
            assertThat(refused.reason()).contains(reason);
        });
    }

    private Inspection inspect(byte[] pdf) {
        return inspect(pdf, Optional.empty());
    }

    private Inspection inspect(byte[] pdf, Optional<String> title) {
        byte[] head = Arrays.copyOf(pdf, Math.min(pdf.length, 64 * 1024));
        return type.inspect(
                new Upload("Rechnung.pdf", title, "application/pdf", Map.of(), head, Locale.GERMAN),
                InvoicePdf.content(pdf));
    }
}
