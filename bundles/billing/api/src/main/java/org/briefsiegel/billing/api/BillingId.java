package org.briefsiegel.billing.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link PricingRule}: the service property {@code billing.id} and the Camel route {@code billing.<id>}.
 * Lower-case letters, digits and hyphens; unique in the container.
 */
@ComponentPropertyType
public @interface BillingId {
    String value();
}
