package org.briefsiegel.factor.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names an {@link AuthFactor}: the service property {@code factor.id}, the factor in the practice API and the Camel
 * route {@code factor.<id>}. Lower-case letters, digits and hyphens; unique in the container; {@code none} is taken.
 */
@ComponentPropertyType
public @interface FactorId {
    String value();
}
