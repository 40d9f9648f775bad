package org.briefsiegel.practice.registry;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps practices in the database; of keys, only their hashes. */
@Component
public final class JpaPractices implements Practices {

    /** A row for each of a practice's settings; of its logo the hash alone. */
    private static final String ROWS = "select p, s, l.hash";

    private static final String PRACTICES = " from Practice p"
            + " left join PracticeSetting s on s.practice = p.id"
            + " left join PracticeLogo l on l.practice = p.id";

    /** How exactly the use of a key is noted: every request uses one, and only the first of an hour writes it down. */
    private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

    private final Entities entities;
    private final Clock clock;

    @Activate
    public JpaPractices(@Reference Entities entities, @Reference Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Practice register(NewPractice practice) {
        PracticeRow row = new PracticeRow("p-" + UUID.randomUUID(), practice);
        return entities.use(em -> {
            em.persist(row);
            em.flush(); // keys and settings of the same transaction refer to it
            return row.toPractice(Optional.empty(), Map.of());
        });
    }

    @Override
    public Optional<Practice> find(String practice) {
        return entities
                .use(em -> read(em.createQuery(ROWS + PRACTICES + " where p.id = :practice", Object[].class)
                        .setParameter("practice", practice)
                        .getResultList()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Practice> list() {
        return entities.use(em -> read(em.createQuery(ROWS + PRACTICES + " order by p.name, p.id", Object[].class)
                .getResultList()));
    }

    /** Asked on every request, so it takes one query over the index of hashes. */
    @Override
    public Optional<Practice> authenticate(String secret) {
        Instant now = now();
        String hash = new KeySecret(secret).hash();
        return entities.use(em -> {
            List<Object[]> rows = em.createQuery(
                            ROWS + ", k.lastUsedAt" + PRACTICES + " join ApiKey k on k.practice = p.id"
                                    + " where k.hash = :hash and k.revoked = false",
                            Object[].class)
                    .setParameter("hash", hash)
                    .getResultList();
            if (!rows.isEmpty() && isStale((Instant) rows.get(0)[3], now)) {
                noteUse(em, hash, now);
            }
            return read(rows).stream().findFirst();
        });
    }

    private static boolean isStale(Instant lastUsedAt, Instant now) {
        return lastUsedAt == null || !lastUsedAt.isAfter(now.minus(USE_NOTED_EVERY));
    }

    /** Of many requests at once the first writes. */
    private static void noteUse(EntityManager em, String hash, Instant now) {
        em.createQuery("update ApiKey k set k.lastUsedAt = :now"
                        + " where k.hash = :hash and (k.lastUsedAt is null or k.lastUsedAt <= :stale)")
                .setParameter("now", now)
                .setParameter("hash", hash)
                .setParameter("stale", now.minus(USE_NOTED_EVERY))
                .executeUpdate();
    }

    @Override
    public IssuedKey issueKey(String practice, String label) {
        if (!label.isEmpty()) {
            PracticeLines.require("label", label, PracticeLines.LONGEST_LABEL);
        }
        KeySecret secret = KeySecret.random();
        String id = "k-" + UUID.randomUUID();
        return entities.use(em -> {
            if (em.find(PracticeRow.class, practice) == null) {
                throw new IllegalArgumentException("there is no practice " + practice);
            }
            em.persist(new ApiKeyRow(id, practice, label.strip(), secret.hash(), now()));
            return new IssuedKey(id, secret.value());
        });
    }

    @Override
    public List<ApiKey> keys(String practice) {
        return entities
                .use(em -> em.createQuery("select k from ApiKey k where k.practice = :practice", ApiKeyRow.class)
                        .setParameter("practice", practice)
                        .setCacheStoreMode(CacheStoreMode.REFRESH)
                        .getResultList())
                .stream()
                .map(ApiKeyRow::toApiKey)
                .sorted(Comparator.comparing((ApiKey key) -> key.createdAt().orElse(Instant.MIN))
                        .thenComparing(ApiKey::id))
                .toList();
    }

    @Override
    public boolean revokeKey(String practice, String key) {
        return entities.use(em -> em.createQuery("update ApiKey k set k.revoked = true"
                                + " where k.practice = :practice and k.id = :key and k.revoked = false")
                        .setParameter("practice", practice)
                        .setParameter("key", key)
                        .executeUpdate()
                > 0);
    }

    @Override
    public boolean subscribe(String practice, Plan plan, Set<String> addOns) {
        return update(practice, row -> row.subscribe(plan, addOns));
    }

    @Override
    public boolean change(String practice, ContactDetail detail, String value) {
        return update(practice, row -> row.change(detail, value));
    }

    @Override
    public boolean suspend(String practice) {
        Instant now = now();
        return update(practice, row -> row.suspend(now));
    }

    @Override
    public boolean resume(String practice) {
        return update(practice, PracticeRow::resume);
    }

    /** False where there is no such practice. */
    private boolean update(String practice, Consumer<PracticeRow> change) {
        return entities.use(em -> {
            PracticeRow row = em.find(PracticeRow.class, practice);
            if (row == null) {
                return false;
            }
            change.accept(row);
            em.merge(row);
            return true;
        });
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean set(String practice, Setting setting, String value) {
        if (!setting.accepts(value)) {
            throw new IllegalArgumentException(setting.key() + " is " + setting.form());
        }
        value.lines()
                .filter(line -> !line.isEmpty())
                .forEach(line -> PracticeLines.require(setting.key(), line, PracticeLines.LONGEST_LINE));
        return entities.use(em -> {
            if (em.find(PracticeRow.class, practice) == null) {
                return false;
            }
            em.merge(new SettingRow(practice, setting.key(), value));
            return true;
        });
    }

    @Override
    public boolean setLogo(String practice, byte[] content) {
        Optional<Logo> logo = content.length == 0
                ? Optional.empty()
                : Optional.of(LogoPicture.of(content).toLogo());
        return entities.use(em -> {
            if (em.find(PracticeRow.class, practice) == null) {
                return false;
            }
            logo.ifPresentOrElse(
                    it -> em.merge(new LogoRow(practice, it)),
                    () -> em.createQuery("delete from PracticeLogo l where l.practice = :practice")
                            .setParameter("practice", practice)
                            .executeUpdate());
            return true;
        });
    }

    @Override
    public Optional<Logo> logo(String hash) {
        return entities
                .use(em -> em.createQuery("select l from PracticeLogo l where l.hash = :hash", LogoRow.class)
                        .setParameter("hash", hash)
                        .setMaxResults(1) // practices may have the same
                        .getResultList())
                .stream()
                .map(LogoRow::toLogo)
                .findFirst();
    }

    /** Practices in the order of the rows; each row holds a practice, one of its settings or null, and its logo or null. */
    private static List<Practice> read(List<Object[]> rows) {
        Map<PracticeRow, Map<Setting, String>> found = new LinkedHashMap<>();
        Map<PracticeRow, String> logos = new HashMap<>();
        for (Object[] row : rows) {
            PracticeRow practice = (PracticeRow) row[0];
            Map<Setting, String> settings = found.computeIfAbsent(practice, it -> new EnumMap<>(Setting.class));
            if (row[1] instanceof SettingRow set) {
                Setting.named(set.name()).ifPresent(known -> settings.put(known, set.setting()));
            }
            if (row[2] instanceof String hash) {
                logos.put(practice, hash);
            }
        }
        return found.entrySet().stream()
                .map(entry ->
                        entry.getKey().toPractice(Optional.ofNullable(logos.get(entry.getKey())), entry.getValue()))
                .toList();
    }
}
