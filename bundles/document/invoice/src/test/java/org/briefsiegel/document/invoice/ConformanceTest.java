package org.briefsiegel.document.invoice;

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

class ConformanceTest extends DocumentTypeConformance {

    ConformanceTest() {
        super(DocumentSample.of(new InvoiceType())
                .accepts("Honorarnote.pdf", Map.of("number", "2026/17", "total", "84.00", "currency", "EUR"))
                .accepts("Honorarnote.pdf", Map.of())
                .refuses("Honorarnote.pdf", Map.of("number", "x".repeat(61)))
                .refuses("Honorarnote.pdf", Map.of("total", "84,00 Euro"))
                .refuses("Honorarnote.pdf", Map.of("currency", "Schilling")));
    }
}
