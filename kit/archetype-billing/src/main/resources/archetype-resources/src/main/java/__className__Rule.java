package ${package};

import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One price for each part of a message; what sends none is free. */
@Component(configurationPid = ${className}Rule.PID)
@BillingId(${className}Rule.ID)
public final class ${className}Rule implements PricingRule {

    static final String ID = "${artifactId}";
    static final String PID = "${package}";

    private static final String PART = "part";

    private final Money each;

    /** What an operator may set, in etc/${package}.cfg. */
    @ObjectClassDefinition(pid = PID)
    public @interface Config {

        /** What one part costs, in cents. */
        int cents() default 10;
    }

    @Activate
    public ${className}Rule(Config config) {
        this(config.cents());
    }

    ${className}Rule(int cents) {
        this.each = new Money(cents, USUAL_CURRENCY);
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        List<Pricing.Line> lines = draft.dispatches().stream()
                .map(message -> new Pricing.Line(new Wording(ID, PART, List.of()), message.parts(), each))
                .toList();
        return new Pricing.Priced(lines);
    }

    /** Also years later: what a line once meant is never taken out of messages.properties. */
    @Override
    public String describe(Wording wording, Locale locale) {
        return new TextBundle(${className}Rule.class, locale).text(wording.kind());
    }
}
