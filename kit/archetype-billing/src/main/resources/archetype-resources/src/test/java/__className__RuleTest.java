package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.junit.jupiter.api.Test;

class ${className}RuleTest {

    private final ${className}Rule rule = new ${className}Rule(7);

    @Test
    void eachPartCostsTheSameAndNoMessageNothing() {
        assertEquals(new Money(21, "EUR"), price(new Draft.Dispatch("sms", "+436641234567", 3)));
        assertEquals(new Money(0, "EUR"), price());
    }

    private Money price(Draft.Dispatch... messages) {
        Draft draft = new Draft(
                "p-1", "BASIC", Set.of(), "sms-code", true, Occasion.FIRST, () -> 0, List.of(messages));
        return ((Pricing.Priced) rule.price(draft, Locale.GERMAN)).total("EUR");
    }
}
