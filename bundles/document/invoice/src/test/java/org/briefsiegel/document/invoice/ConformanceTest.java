package org.briefsiegel.document.invoice;

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

class ConformanceTest extends DocumentTypeConformance {

    ConformanceTest() {
        super(DocumentSample.of(new InvoiceType())
                .accepts("Honorarnote.pdf", Map.of("number", "2026/17", "total", "84.00", "currency", "EUR"))
                .accepts("Honorarnote.pdf", Map.of())
                .accepts(
                        "Honorarnote.pdf",
                        Map.of("total", "84.00", "payee", "Dr. Huber", "iban", "AT61 1904 3002 3457 3201"))
                .refuses("Honorarnote.pdf", Map.of("total", "84.00", "payee", "Dr. Huber", "iban", "AT62"))
                .refuses("Honorarnote.pdf", Map.of("number", "x".repeat(61)))
                .refuses("Honorarnote.pdf", Map.of("total", "84,00 Euro"))
                .refuses("Honorarnote.pdf", Map.of("currency", "Schilling")));
    }
}
