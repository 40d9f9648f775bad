package org.briefsiegel.platform.persistence;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tables that a bundle brings to the persistence unit. Registered as a service; the unit is built once as many
 * contributions are there as its configuration says.
 */
@ConsumerType
public interface Contribution {

    /** The bundle's entity classes. */
    List<Class<?>> entities();

    /**
     * The bundle's Liquibase change log, as a resource path that the class loader of this service knows and no other bundle has:
     * {@code org/briefsiegel/transfer/store/changelog.sql}.
     */
    String changeLog();
}
