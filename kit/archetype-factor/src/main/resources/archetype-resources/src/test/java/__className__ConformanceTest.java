package ${package};

import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

/** What the host asks of every factor; "mvn package" leaves a report in target/conformance. */
class ${className}ConformanceTest extends FactorConformance {

    ${className}ConformanceTest() {
        super(FactorSample.of(new ${className}Factor())
                .facts(Map.of(${className}Factor.FACT, "Birnbaum"))
                .opens(Map.of(${className}Factor.FACT, "Birnbaum"))
                .opens(Map.of(${className}Factor.FACT, " BIRNBAUM"))
                .fails(Map.of(${className}Factor.FACT, "Apfelbaum"))
                .illegible(Map.of(${className}Factor.FACT, ""))
                .illegible(Map.of(${className}Factor.FACT, "abc"))
                .refuses(Map.of(${className}Factor.FACT, "abc")));
    }
}
