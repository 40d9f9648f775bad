/** Builds the persistence unit. Not exported: the container sees its services, tests its {@code PersistenceUnit}. */
package org.briefsiegel.platform.persistence.unit;
