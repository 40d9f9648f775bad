package org.briefsiegel.document.patientrecord;

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

class ConformanceTest extends DocumentTypeConformance {

    ConformanceTest() {
        super(DocumentSample.of(new PatientRecordType()).accepts("Maria Muster.pdf", Map.of()));
    }
}
