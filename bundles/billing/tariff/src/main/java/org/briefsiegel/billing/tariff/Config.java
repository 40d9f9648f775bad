package org.briefsiegel.billing.tariff;

import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of {@code org.briefsiegel.billing.tariff}. */
@ObjectClassDefinition(pid = "org.briefsiegel.billing.tariff")
@interface Config {

    /** ISO 4217. */
    @Setting(kind = Kind.CURRENCY)
    String currency() default PricingRule.USUAL_CURRENCY;

    /**
     * Prices of one part of a text message in minor units (cents), by the beginning of the number: {@code +43=10}, and from a
     * day on {@code +43=12 from 2027-01-01}.
     */
    @Setting(
            pattern = Prices.SHAPE,
            means = "country codes with a price in cents, like +43=10 or +43=12 from 2027-01-01")
    String[] pricesPerPart() default {"+43=10", "+49=12", "+41=12"};

    /** Where a day begins; nothing where the site is. */
    @Setting(kind = Kind.ZONE)
    String zone() default "";

    /** Plans that hold factors which are charged for. */
    @AttributeDefinition(options = {@Option("MINI"), @Option("LIGHT"), @Option("BASIC"), @Option("PRO")})
    String[] plans() default {"BASIC", "PRO"};

    /** The add-on that gives them to every other plan. */
    @Setting(pattern = "[a-z][a-z0-9-]{0,31}", means = "an id like sms")
    String addOn() default "sms";
}
