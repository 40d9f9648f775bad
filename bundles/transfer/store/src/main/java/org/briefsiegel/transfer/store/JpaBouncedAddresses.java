package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps bounced addresses in the database. */
@Component
public final class JpaBouncedAddresses implements BouncedAddresses {

    private static final String THIS = " where b.practice = :practice and b.address = :address";

    private final Entities entities;

    @Activate
    public JpaBouncedAddresses(@Reference Entities entities) {
        this.entities = entities;
    }

    /** A fingerprint belongs to one practice, so it alone is the key. */
    @Override
    public void note(String practice, String address, Bounce bounce) {
        entities.use(em -> em.merge(new BouncedAddressRow(practice, address, bounce)));
    }

    @Override
    public void forget(String practice, String address, Instant arrivedAt) {
        entities.use(em -> em.createQuery("delete from BouncedAddress b" + THIS + " and b.bouncedAt <= :arrivedAt")
                .setParameter("practice", practice)
                .setParameter("address", address)
                .setParameter("arrivedAt", arrivedAt)
                .executeUpdate());
    }

    @Override
    public Optional<Bounce> find(String practice, String address) {
        return entities.use(em -> em
                .createQuery("select b from BouncedAddress b" + THIS, BouncedAddressRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("practice", practice)
                .setParameter("address", address)
                .getResultList()
                .stream()
                .map(BouncedAddressRow::toBounce)
                .findFirst());
    }

    @Override
    public void purge(Instant before) {
        entities.use(em -> em.createQuery("delete from BouncedAddress b where b.bouncedAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }
}
