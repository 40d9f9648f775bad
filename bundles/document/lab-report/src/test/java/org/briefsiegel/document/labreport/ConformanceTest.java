package org.briefsiegel.document.labreport;

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

class ConformanceTest extends DocumentTypeConformance {

    ConformanceTest() {
        super(DocumentSample.of(new LabReportType()).accepts("Maria Muster.pdf", Map.of()));
    }
}
