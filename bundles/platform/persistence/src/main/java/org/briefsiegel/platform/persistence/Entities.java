package org.briefsiegel.platform.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/** Gives the stores the entity manager of the running transaction. Usable from any thread. */
@ProviderType
public interface Entities {

    /**
     * Runs work with the thread's entity manager, joining its transaction, or else in a transaction of its own. The
     * entity manager isn't kept after the work returns. A bulk update doesn't touch entities that were read before:
     * queries that may follow one ask for {@link jakarta.persistence.CacheStoreMode#REFRESH}.
     */
    <T> T use(Function<EntityManager, T> work);
}
