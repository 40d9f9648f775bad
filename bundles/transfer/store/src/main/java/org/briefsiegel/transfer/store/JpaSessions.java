package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps sessions in the database. Their hash is 256 bits that nobody can guess, so it names the practice, too. */
@Component
public final class JpaSessions implements Sessions {

    private final Entities entities;

    @Activate
    public JpaSessions(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void open(Session session) {
        entities.use(em -> {
            em.persist(new SessionRow(session));
            return session;
        });
    }

    @Override
    public Optional<Session> find(String hash) {
        return entities.use(
                em -> session(em, hash).getResultList().stream().findFirst().map(SessionRow::toSession));
    }

    @Override
    public void touch(String hash, Instant usedAt) {
        entities.use(em -> em.createQuery("update Session s set s.usedAt = :usedAt where s.hash = :hash")
                .setParameter("usedAt", usedAt)
                .setParameter("hash", hash)
                .executeUpdate());
    }

    @Override
    public void close(String hash) {
        entities.use(em -> em.createQuery("delete from Session s where s.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate());
    }

    @Override
    public void closeAll(String practice, String transfer) {
        entities.use(
                em -> em.createQuery("delete from Session s where s.practice = :practice and s.transfer = :transfer")
                        .setParameter("practice", practice)
                        .setParameter("transfer", transfer)
                        .executeUpdate());
    }

    @Override
    public boolean noteFetch(String hash, int document) {
        return entities.use(em -> {
            boolean open = !session(em, hash)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE) // one after the other, so that one of them is first
                    .getResultList()
                    .isEmpty();
            if (!open || em.find(DownloadRow.class, new DownloadRow.Key(hash, document)) != null) {
                return false;
            }
            em.persist(new DownloadRow(hash, document));
            return true;
        });
    }

    @Override
    public void purge(Instant before) {
        entities.use(em -> em.createQuery("delete from Session s where s.endsAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }

    private static TypedQuery<SessionRow> session(EntityManager em, String hash) {
        return em.createQuery("select s from Session s where s.hash = :hash", SessionRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("hash", hash);
    }
}
