package ${package};

import java.util.Map;
import org.briefsiegel.testkit.conformance.DocumentSample;
import org.briefsiegel.testkit.conformance.DocumentTypeConformance;

/** What the host asks of every document type; "mvn package" leaves a report in target/conformance. */
class ${className}ConformanceTest extends DocumentTypeConformance {

    ${className}ConformanceTest() {
        super(DocumentSample.of(new ${className}Type()).accepts("Maria Muster.pdf", Map.of()));
    }
}
