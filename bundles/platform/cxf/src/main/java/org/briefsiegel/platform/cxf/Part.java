package org.briefsiegel.platform.cxf;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service that JAX-RS is to serve.
 *
 * @param name of its component; its class where it is none
 * @param service a resource or an extension
 */
record Part(String name, Object service) {

    private static final String COMPONENT_NAME = "component.name";

    static Part of(Object service, Map<String, ?> properties) {
        Object name = properties.get(COMPONENT_NAME);
        return new Part(
                Objects.requireNonNullElse(name, service.getClass().getName()).toString(), service);
    }

    static Set<String> names(Collection<Part> some, Collection<Part> more) {
        return Stream.concat(some.stream(), more.stream()).map(Part::name).collect(Collectors.toUnmodifiableSet());
    }
}
