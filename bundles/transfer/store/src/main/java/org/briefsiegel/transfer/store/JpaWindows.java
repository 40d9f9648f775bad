package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.storeapi.Windows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps prepared windows in the database, so that any node can open them. */
@Component
public final class JpaWindows implements Windows {

    private final Entities entities;

    @Activate
    public JpaWindows(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void insert(Prepared window) {
        entities.use(em -> {
            em.persist(new WindowRow(window));
            return window;
        });
    }

    @Override
    public Optional<Prepared> find(String ticketHash) {
        return entities.use(em ->
                windows(em, "w.ticketHash = :ticketHash")
                        .setParameter("ticketHash", ticketHash)
                        .getResultList()
                        .stream()
                        .findFirst()
                        .map(WindowRow::toPrepared));
    }

    @Override
    public boolean bind(String ticketHash, String keyHash, Instant now) {
        return entities.use(em -> em.createQuery("update PreparedWindow w set w.keyHash = :keyHash"
                                + " where w.ticketHash = :ticketHash and w.keyHash is null and w.endsAt > :now")
                        .setParameter("keyHash", keyHash)
                        .setParameter("ticketHash", ticketHash)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1);
    }

    @Override
    public void extend(String practice, String id, Instant endsAt) {
        change(practice, id, window -> window.extend(endsAt));
    }

    @Override
    public void keep(String practice, String id, UnaryOperator<String> typed) {
        change(practice, id, window -> window.keep(typed));
    }

    @Override
    public void sent(String practice, String id, String transfer, String handover) {
        change(practice, id, window -> window.sent(transfer, handover));
    }

    @Override
    public List<Prepared> over(Instant now, int limit) {
        return entities.use(
                em -> windows(em, "w.endsAt <= :now order by w.endsAt")
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(WindowRow::toPrepared)
                        .toList());
    }

    @Override
    public void remove(String practice, String id) {
        entities.use(em -> {
            one(em, practice, id).forEach(em::remove);
            return id;
        });
    }

    private void change(String practice, String id, Consumer<WindowRow> change) {
        entities.use(em -> {
            one(em, practice, id).forEach(change);
            return id;
        });
    }

    /** Locked, because two may change it at the same time. */
    private static List<WindowRow> one(EntityManager em, String practice, String id) {
        return windows(em, "w.practice = :practice and w.id = :id")
                .setParameter("practice", practice)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static TypedQuery<WindowRow> windows(EntityManager em, String which) {
        return em.createQuery("select w from PreparedWindow w where " + which, WindowRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH);
    }
}
