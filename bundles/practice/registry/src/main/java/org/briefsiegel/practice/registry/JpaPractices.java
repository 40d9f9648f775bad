package org.briefsiegel.practice.registry;

import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.platform.persistence.Entities;
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
    private static final String PRACTICES = "select p, s, l.hash from Practice p"
            + " left join PracticeSetting s on s.practice = p.id"
            + " left join PracticeLogo l on l.practice = p.id";

    private final Entities entities;

    @Activate
    public JpaPractices(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Practice register(NewPractice practice) {
        PracticeLines.require("name", practice.name(), Names.LONGEST);
        PracticeLines.requireNoCodeLine(practice.name());
        PracticeLines.require("email", practice.email(), PracticeLines.LONGEST_EMAIL);
        PracticeLines.require("phone", practice.phone(), PracticeLines.LONGEST_PHONE);
        return entities.use(em -> {
            PracticeRow row = new PracticeRow("p-" + UUID.randomUUID(), practice);
            em.persist(row);
            em.flush(); // keys and settings of the same transaction refer to it
            return row.toPractice(Optional.empty(), Map.of());
        });
    }

    @Override
    public Optional<Practice> find(String practice) {
        return entities
                .use(em -> read(em.createQuery(PRACTICES + " where p.id = :practice", Object[].class)
                        .setParameter("practice", practice)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Practice> list() {
        return entities.use(em -> read(em.createQuery(PRACTICES + " order by p.name, p.id", Object[].class)));
    }

    /** Asked on every request, so it takes one query over the index of hashes. */
    @Override
    public Optional<Practice> authenticate(String secret) {
        return entities
                .use(em -> read(em.createQuery(
                                PRACTICES
                                        + " where p.id ="
                                        + " (select k.practice from ApiKey k where k.hash = :hash and k.revoked = false)",
                                Object[].class)
                        .setParameter("hash", new KeySecret(secret).hash())))
                .stream()
                .findFirst();
    }

    @Override
    public IssuedKey issueKey(String practice) {
        KeySecret secret = KeySecret.random();
        String id = "k-" + UUID.randomUUID();
        return entities.use(em -> {
            if (em.find(PracticeRow.class, practice) == null) {
                throw new IllegalArgumentException("there is no practice " + practice);
            }
            em.persist(new ApiKeyRow(id, practice, secret.hash()));
            return new IssuedKey(id, secret.value());
        });
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
        return entities.use(em -> {
            PracticeRow row = em.find(PracticeRow.class, practice);
            if (row == null) {
                return false;
            }
            row.subscribe(plan, addOns);
            em.merge(row);
            return true;
        });
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
    private static List<Practice> read(TypedQuery<Object[]> rows) {
        Map<PracticeRow, Map<Setting, String>> found = new LinkedHashMap<>();
        Map<PracticeRow, String> logos = new HashMap<>();
        for (Object[] row : rows.getResultList()) {
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
