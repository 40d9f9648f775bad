package ${package};

import java.util.List;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;

/** What the host asks of every pricing rule; "mvn package" leaves a report in target/conformance. */
class ${className}ConformanceTest extends PricingRuleConformance {

    ${className}ConformanceTest() {
        super(PricingSample.of(new ${className}Rule(7)).prices(draft("PRO")).prices(draft("MINI")));
    }

    private static Draft draft(String plan) {
        List<Draft.Dispatch> messages = List.of(new Draft.Dispatch("sms", "+436641234567", 3));
        return new Draft("p-1", plan, Set.of(), "sms-code", true, Occasion.FIRST, () -> 0, messages);
    }
}
