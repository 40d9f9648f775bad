package org.briefsiegel.billing.tariff;

/** Settings of {@code org.briefsiegel.billing.tariff}. */
@interface Config {

    /** ISO 4217. */
    String currency() default "EUR";

    /** Prices of one part of a text message in minor units (cents), by the beginning of the number: {@code +43=10}, and from a day on {@code +43=12 from 2027-01-01}. */
    String[] pricesPerPart() default {"+43=10", "+49=12", "+41=12"};

    /** Where a day begins. */
    String zone() default "Europe/Vienna";

    /** Plans that hold factors which are charged for. */
    String[] plans() default {"BASIC", "PRO"};

    /** The add-on that gives them to every other plan. */
    String addOn() default "sms";
}
