package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferSearch.Need;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds transfers in the database. First come the ids of a page, which indexes hold, then what belongs to them. What needs
 * somebody is looked for kind by kind, so that each has an index, and is little enough to be sorted here.
 */
@Component
public final class JpaTransferIndex implements TransferIndex {

    private static final Duration SOON = Duration.ofDays(3);

    /** More than anybody looks after; then the number of what needs somebody stops growing. */
    private static final int MOST_NEEDY = 10_000;

    private final Entities entities;

    @Activate
    public JpaTransferIndex(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Page find(String practice, TransferSearch.Query query, Instant now) {
        Criteria criteria = Criteria.of(practice, query);
        return entities.use(em -> {
            Map<String, Need> needy = needy(em, criteria, now);
            List<String> ids = query.standing() instanceof Standing.Needy
                    ? needy.keySet().stream()
                            .skip(query.offset())
                            .limit(query.limit())
                            .toList()
                    : ids(em, criteria, query);
            Map<String, TransferRecord> found = records(em, practice, ids);
            return new Page(
                    ids.stream()
                            .filter(found::containsKey)
                            .map(id -> new Found(found.get(id), Optional.ofNullable(needy.get(id))))
                            .toList(),
                    states(em, criteria),
                    needy.size());
        });
    }

    private static List<String> ids(EntityManager em, Criteria criteria, TransferSearch.Query query) {
        Criteria all = query.standing() instanceof Standing.In in ? inState(criteria, in.state()) : criteria;
        String direction = query.descending() ? "desc" : "asc";
        boolean byName = query.order() == TransferSearch.Order.RECIPIENT;
        String order = switch (query.order()) {
            case ACCEPTED -> "t.createdAt " + direction + ", t.id " + direction;
            case RECIPIENT -> "s.sortName " + direction + ", t.createdAt desc, t.id desc";
            case EXPIRY -> "t.expiresAt " + direction + ", t.createdAt desc, t.id desc";
        };
        return all.query(em, String.class, "select t.id", byName, " order by " + order)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    private static Map<TransferState, Long> states(EntityManager em, Criteria criteria) {
        EnumMap<TransferState, Long> states = new EnumMap<>(TransferState.class);
        for (Object[] columns : criteria.query(
                        em, Object[].class, "select t.state, count(t.id)", false, " group by t.state")
                .getResultList()) {
            states.put((TransferState) columns[0], (Long) columns[1]);
        }
        return states;
    }

    /** The most urgent first, and of these the newest. */
    private static Map<String, Need> needy(EntityManager em, Criteria criteria, Instant now) {
        Criteria known = criteria.and("(t.recipientEmail <> :nobody or t.recipientName <> :nobody)", "nobody", "");
        Criteria reported = known.and(
                "t.wrongRecipientAt is not null and t.state in :closed",
                "closed",
                EnumSet.of(TransferState.LOCKED, TransferState.EXPIRED));
        Criteria ending = known.and(
                        "t.state in :unopened",
                        "unopened",
                        EnumSet.of(TransferState.QUEUED, TransferState.NOTIFIED, TransferState.DELIVERED))
                .and("t.expiresAt > :now", "now", now)
                .and("t.expiresAt <= :soon", "soon", now.plus(SOON));
        List<Needy> all = new ArrayList<>();
        all.addAll(needy(em, reported, Need.REPORTED));
        all.addAll(needy(em, inState(known, TransferState.LOCKED).and("t.wrongRecipientAt is null"), Need.LOCKED));
        all.addAll(needy(em, inState(known, TransferState.UNDELIVERABLE), Need.UNDELIVERABLE));
        all.addAll(needy(em, inState(known, TransferState.DOUBTFUL), Need.DOUBTFUL));
        all.addAll(needy(em, renewal(known), Need.RENEWAL));
        all.addAll(needy(em, ending, Need.ENDING));
        Map<String, Need> sorted = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(Needy::need).thenComparing(Needy::id, Comparator.reverseOrder()))
                .forEach(it -> sorted.put(it.id(), it.need()));
        return sorted;
    }

    /** As long as there is something to send a link to; what was asked for before the link ended has been answered. */
    private static Criteria renewal(Criteria criteria) {
        return inState(criteria, TransferState.EXPIRED)
                .and("t.contentDestroyedAt is null and t.wrongRecipientAt is null")
                .and(
                        "exists (select e.id from Event e where e.practice = t.practice and e.transfer = t.id"
                                + " and e.kind = :wish and e.happenedAt >= t.expiresAt)",
                        "wish",
                        TransferEvent.Kind.RENEWAL_REQUESTED);
    }

    private record Needy(String id, Need need) {}

    private static Criteria inState(Criteria criteria, TransferState state) {
        return criteria.and("t.state = :state", "state", state);
    }

    private static List<Needy> needy(EntityManager em, Criteria criteria, Need need) {
        return criteria
                .query(em, String.class, "select t.id", false, "")
                .setMaxResults(MOST_NEEDY)
                .getResultList()
                .stream()
                .map(id -> new Needy(id, need))
                .toList();
    }

    private static Map<String, TransferRecord> records(EntityManager em, String practice, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "select distinct t from Transfer t left join fetch t.documents"
                                + " where t.practice = :practice and t.id in :ids",
                        TransferRow.class)
                .setParameter("practice", practice)
                .setParameter("ids", ids)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultList()
                .stream()
                .map(TransferRow::toRecord)
                .collect(Collectors.toMap(TransferRecord::id, Function.identity()));
    }

    /** The job can't name a practice: it looks at what is stored, whosever it is. */
    @Override
    public Optional<String> fill(Optional<String> before, int limit) {
        return entities.use(em -> {
            Query oldest = em.createQuery("select min(t.id) from Transfer t"
                    + " where not exists (select s.transfer from Search s where s.transfer = t.id)"
                    + " and t.id = (select min(o.id) from Transfer o)");
            if (oldest.getSingleResult() == null) {
                return Optional.empty();
            }
            List<TransferRow> some = batch(em, before, limit);
            some.stream().map(TransferRow::toRecord).map(SearchRow::new).forEach(em::persist);
            return some.isEmpty()
                    ? Optional.empty()
                    : Optional.of(some.get(some.size() - 1).toRecord().id());
        });
    }

    private static List<TransferRow> batch(EntityManager em, Optional<String> before, int limit) {
        var query = em.createQuery(
                        "select t from Transfer t where"
                                + before.map(id -> " t.id < :before and").orElse("")
                                + " not exists (select s.transfer from Search s where s.transfer = t.id)"
                                + " order by t.id desc",
                        TransferRow.class)
                .setMaxResults(limit)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "t.documents");
        before.ifPresent(id -> query.setParameter("before", id));
        return query.getResultList();
    }
}
