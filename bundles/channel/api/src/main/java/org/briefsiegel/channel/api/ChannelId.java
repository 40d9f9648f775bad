package org.briefsiegel.channel.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link Channel}: the service property {@code channel.id} and the Camel route {@code channel.<id>}.
 * Lower-case letters, digits and hyphens; unique in the container.
 */
@ComponentPropertyType
public @interface ChannelId {
    String value();
}
