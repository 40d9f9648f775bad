package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps transfers in the database. */
@Component
public final class JpaTransferStore implements TransferStore {

    private static final Set<TransferState> NOT_OVER =
            EnumSet.complementOf(EnumSet.of(TransferState.REVOKED, TransferState.EXPIRED));

    /** PostgreSQL takes 65535 parameters, and plans the fewer the faster. */
    private static final int BLOBS_AT_ONCE = 1000;

    private final Entities entities;
    private final EventWrites eventWrites;

    @Activate
    public JpaTransferStore(@Reference Entities entities, @Reference EventWrites eventWrites) {
        this.entities = entities;
        this.eventWrites = eventWrites;
    }

    /** Where nobody publishes what is written. */
    public JpaTransferStore(Entities entities) {
        this(entities, new EventWrites());
    }

    @Override
    public void insert(TransferRecord transfer) {
        entities.use(em -> {
            em.persist(new TransferRow(transfer));
            em.persist(new SearchRow(transfer));
            return transfer;
        });
    }

    @Override
    public Optional<TransferRecord> find(String practice, String id) {
        return entities.use(
                em -> one(transfers(em, "t left join fetch t.documents where t.practice = :practice and t.id = :id")
                        .setParameter("practice", practice)
                        .setParameter("id", id)));
    }

    @Override
    public void addLink(String practice, String id, String linkHash) {
        entities.use(em -> {
            em.persist(new LinkRow(practice, id, linkHash));
            return linkHash;
        });
    }

    @Override
    public boolean hasLink(String practice, String id) {
        return entities.use(em -> !em.createQuery(
                        "select l.hash from Link l where l.practice = :practice and l.transfer = :id and l.retired = false",
                        String.class)
                .setParameter("practice", practice)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    @Override
    public void retireLinks(String practice, String id, Instant endedAt) {
        entities.use(em -> em.createQuery("update Link l set l.retired = true, l.endsAt = :endedAt"
                        + " where l.practice = :practice and l.transfer = :id and l.retired = false")
                .setParameter("endedAt", endedAt)
                .setParameter("practice", practice)
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public Optional<TransferRecord> findByLink(String linkHash) {
        return linked(linkHash, false);
    }

    @Override
    public Optional<Retired> findByRetiredLink(String linkHash) {
        return linked(linkHash, true)
                .map(transfer -> new Retired(transfer, endOfLink(linkHash).orElse(transfer.createdAt())));
    }

    private Optional<Instant> endOfLink(String linkHash) {
        return entities.use(em -> em
                .createQuery("select l.endsAt from Link l where l.hash = :hash and l.endsAt is not null", Instant.class)
                .setParameter("hash", linkHash)
                .getResultList()
                .stream()
                .findFirst());
    }

    private Optional<TransferRecord> linked(String linkHash, boolean retired) {
        return entities.use(em -> one(transfers(
                        em,
                        "t left join fetch t.documents where t.id ="
                                + " (select l.transfer from Link l where l.hash = :hash and l.retired = :retired)")
                .setParameter("hash", linkHash)
                .setParameter("retired", retired)));
    }

    @Override
    public List<TransferRecord> list(String practice, Filter filter, Optional<String> after, int limit) {
        String where = "t where t.practice = :practice"
                + filter.state().map(state -> " and t.state = :state").orElse("")
                + filter.reference()
                        .map(reference -> " and t.reference = :reference")
                        .orElse("")
                + after.map(id -> " and t.id < :after").orElse("");
        return entities.use(em -> {
            TypedQuery<TransferRow> query =
                    transfers(em, where + " order by t.id desc").setParameter("practice", practice);
            filter.state().ifPresent(state -> query.setParameter("state", state));
            filter.reference().ifPresent(reference -> query.setParameter("reference", reference));
            after.ifPresent(id -> query.setParameter("after", id));
            return some(query, limit);
        });
    }

    @Override
    public boolean hasFactor(String practice, String factor) {
        return exists("t where t.practice = :practice and t.factor = :name", practice, factor);
    }

    @Override
    public boolean hasDocumentType(String practice, String type) {
        return exists("t join t.documents d where t.practice = :practice and d.type = :name", practice, type);
    }

    private boolean exists(String where, String practice, String name) {
        return entities.use(em -> !em.createQuery("select t.id from Transfer " + where, String.class)
                .setParameter("practice", practice)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    @Override
    public Optional<TransferRecord> lock(String practice, String id) {
        return entities.use(em -> one(transfers(em, "t where t.practice = :practice and t.id = :id")
                .setParameter("practice", practice)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)));
    }

    @Override
    public void save(TransferRecord transfer) {
        entities.use(em -> {
            em.find(TransferRow.class, transfer.id()).update(transfer);
            return transfer;
        });
    }

    @Override
    public void addEvent(String practice, String id, TransferEvent event) {
        entities.use(em -> {
            EventRow row = new EventRow(practice, id, event);
            em.persist(row);
            em.persist(new FeedRow(row.id()));
            eventWrites.noteOne();
            return event;
        });
    }

    @Override
    public List<TransferEvent> events(String practice, String id) {
        return entities
                .use(em -> em.createQuery(
                                "select e from Event e where e.practice = :practice and e.transfer = :id"
                                        + " order by e.happenedAt, e.id",
                                EventRow.class)
                        .setParameter("practice", practice)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .map(EventRow::toEvent)
                .toList();
    }

    @Override
    public List<TransferRecord> due(Instant now, int limit) {
        return entities.use(em -> some(
                transfers(em, "t where t.state in :notOver and t.expiresAt <= :now order by t.expiresAt")
                        .setParameter("notOver", NOT_OVER)
                        .setParameter("now", now),
                limit));
    }

    @Override
    public List<TransferRecord> lapsed(Instant before, int limit) {
        return entities.use(em -> some(
                transfers(
                                em,
                                "t where t.state = :expired and t.expiresAt <= :before"
                                        + " and t.contentDestroyedAt is null order by t.expiresAt")
                        .setParameter("expired", TransferState.EXPIRED)
                        .setParameter("before", before),
                limit));
    }

    @Override
    public int erasePersonalData(Instant before) {
        return entities.use(em -> {
            em.createQuery(
                            "update Document d set d.title = '', d.fileName = '', d.sha256 = '' where d.sha256 <> ''"
                                    + " and d.transfer.id in (select t.id from Transfer t where t.contentDestroyedAt < :before)")
                    .setParameter("before", before)
                    .executeUpdate();
            em.createQuery("update Search s set s.words = '', s.sortName = '' where s.words <> ''"
                            + " and s.transfer in (select t.id from Transfer t where t.contentDestroyedAt < :before)")
                    .setParameter("before", before)
                    .executeUpdate();
            return em.createQuery(
                            "update Transfer t set t.recipientName = '', t.recipientEmail = '',"
                                    + " t.recipientPhone = '', t.recipientRelation = ''"
                                    + " where t.contentDestroyedAt < :before and (t.recipientEmail <> '' or t.recipientName <> '' or t.recipientPhone <> '')")
                    .setParameter("before", before)
                    .executeUpdate();
        });
    }

    @Override
    public Set<String> knownBlobs(Collection<String> blobs) {
        Set<String> known = blobs(blobs, "Document", "");
        known.addAll(blobs(blobs, "WindowDocument", ""));
        return known;
    }

    @Override
    public Set<String> erasedBlobs(Collection<String> blobs) {
        return blobs(blobs, "Document", " and d.wrappedKey = ''");
    }

    @Override
    public List<KeptDocument> keptDocuments(String after, int limit) {
        return entities
                .use(em -> em.createQuery(
                                "select d from Document d join fetch d.transfer"
                                        + " where d.wrappedKey <> '' and d.blob > :after order by d.blob",
                                DocumentRow.class)
                        .setCacheStoreMode(CacheStoreMode.REFRESH)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(DocumentRow::toKept)
                .toList();
    }

    private Set<String> blobs(Collection<String> blobs, String entity, String condition) {
        List<String> asked = List.copyOf(blobs);
        Set<String> found = new HashSet<>();
        for (int from = 0; from < asked.size(); from += BLOBS_AT_ONCE) {
            List<String> some = asked.subList(from, Math.min(from + BLOBS_AT_ONCE, asked.size()));
            found.addAll(entities.use(em -> em.createQuery(
                            "select d.blob from " + entity + " d where d.blob in :blobs" + condition, String.class)
                    .setParameter("blobs", some)
                    .getResultList()));
        }
        return found;
    }

    /** Refreshed, because the bulk updates above may have changed what this entity manager has read. */
    private static TypedQuery<TransferRow> transfers(EntityManager em, String which) {
        return em.createQuery("select t from Transfer " + which, TransferRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH);
    }

    private static Optional<TransferRecord> one(TypedQuery<TransferRow> query) {
        return query.getResultList().stream().findFirst().map(TransferRow::toRecord);
    }

    /** The documents come with one further query: joined, they would count towards the limit. */
    private static List<TransferRecord> some(TypedQuery<TransferRow> query, int limit) {
        return query
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "t.documents")
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(TransferRow::toRecord)
                .toList();
    }
}
