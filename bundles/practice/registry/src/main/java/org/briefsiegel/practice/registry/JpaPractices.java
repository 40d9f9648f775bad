package org.briefsiegel.practice.registry;

import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps practices in the database; of keys, only their hashes. */
@Component
public final class JpaPractices implements Practices {

    private final Entities entities;

    @Activate
    public JpaPractices(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Practice register(NewPractice practice) {
        return entities.use(em -> {
            PracticeRow row = new PracticeRow("p-" + UUID.randomUUID(), practice);
            em.persist(row);
            return row.toPractice(Map.of());
        });
    }

    @Override
    public Optional<Practice> find(String practice) {
        return entities.use(
                em -> Optional.ofNullable(em.find(PracticeRow.class, practice)).map(row -> withSettings(em, row)));
    }

    @Override
    public List<Practice> list() {
        return entities.use(
                em -> em
                        .createQuery("select p from Practice p order by p.name, p.id", PracticeRow.class)
                        .getResultList()
                        .stream()
                        .map(row -> withSettings(em, row))
                        .toList());
    }

    @Override
    public Optional<Practice> authenticate(String secret) {
        return entities.use(em -> em
                .createQuery(
                        "select p from Practice p, ApiKey k"
                                + " where k.hash = :hash and k.revoked = false and p.id = k.practice",
                        PracticeRow.class)
                .setParameter("hash", new KeySecret(secret).hash())
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> withSettings(em, row)));
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
    public boolean set(String practice, Setting setting, String value) {
        if (!setting.choices().contains(value)) {
            throw new IllegalArgumentException(setting.key() + " is one of " + setting.choices());
        }
        return entities.use(em -> {
            if (em.find(PracticeRow.class, practice) == null) {
                return false;
            }
            em.merge(new SettingRow(practice, setting.key(), value));
            return true;
        });
    }

    private static Practice withSettings(EntityManager em, PracticeRow row) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        em.createQuery("select s from PracticeSetting s where s.practice = :practice", SettingRow.class)
                .setParameter("practice", row.id())
                .getResultList()
                .forEach(set -> Setting.named(set.name()).ifPresent(known -> settings.put(known, set.setting())));
        return row.toPractice(settings);
    }
}
