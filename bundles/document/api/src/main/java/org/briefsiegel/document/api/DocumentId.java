package org.briefsiegel.document.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link DocumentType}: the service property {@code document.id}, the type in the practice API and the Camel
 * route {@code document.<id>}. Lower-case letters, digits and hyphens; unique in the container.
 */
@ComponentPropertyType
public @interface DocumentId {
    String value();
}
