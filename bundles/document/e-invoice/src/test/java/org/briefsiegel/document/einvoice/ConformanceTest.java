package org.briefsiegel.document.einvoice;

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

class ConformanceTest extends DocumentTypeConformance {

    private static final byte[] INVOICE =
            InvoicePdf.of("factur-x.xml", Cii.invoice().xml()).bytes();
    private static final byte[] WITHOUT_ACCOUNT =
            InvoicePdf.of("factur-x.xml", Cii.invoice().without("means").xml()).bytes();

    ConformanceTest() {
        super(DocumentSample.of(new EInvoiceType())
                .accepts("Honorarnote.pdf", Map.of(), INVOICE)
                .accepts(
                        "Honorarnote.pdf",
                        Map.of("number", "2026/117", "total", "84.00", "iban", "AT61 1904 3002 3457 3201"),
                        INVOICE)
                .accepts(
                        "Honorarnote.pdf",
                        Map.of("iban", "DE89 3704 0044 0532 0130 00", "payee", "Dr. Huber", "dueDate", "2026-12-14"),
                        WITHOUT_ACCOUNT)
                .refuses("Honorarnote.pdf", Map.of("total", "48.00"), INVOICE)
                .refuses("Honorarnote.pdf", Map.of("iban", "AT62"), INVOICE)
                .refuses("Honorarnote.pdf", Map.of("paid", "yes"), INVOICE)
                .refuses("Honorarnote.pdf", Map.of(), new InvoicePdf().bytes())
                .refuses("Honorarnote.pdf", Map.of(), new byte[] {'%'}));
    }
}
