package org.briefsiegel.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;

/** Practices in memory; the first is {@code P1}, its first key {@code K1}. */
final class FakePractices implements Practices {

    final List<String> subscriptions = new ArrayList<>();

    final Map<String, Practice> registered = new LinkedHashMap<>();
    final Map<String, String> settings = new HashMap<>();
    final Map<String, ApiKey> keys = new LinkedHashMap<>();

    @Override
    public Practice register(NewPractice it) {
        String id = "P" + (registered.size() + 1);
        Practice practice = new Practice(
                id,
                it.name(),
                it.plan(),
                it.addOns(),
                it.email(),
                it.phone(),
                it.sandbox(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        registered.put(id, practice);
        return practice;
    }

    @Override
    public Optional<Practice> find(String practice) {
        return Optional.ofNullable(registered.get(practice));
    }

    @Override
    public List<Practice> list() {
        return new ArrayList<>(registered.values());
    }

    @Override
    public Optional<Practice> authenticate(String secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IssuedKey issueKey(String practice, String label) {
        String id = "K" + (keys.size() + 1);
        keys.put(id, new ApiKey(id, label, "f1", Optional.of(Instant.EPOCH), Optional.empty(), false));
        return new IssuedKey(id, "secret-" + id);
    }

    @Override
    public List<ApiKey> keys(String practice) {
        return new ArrayList<>(keys.values());
    }

    @Override
    public boolean revokeKey(String practice, String key) {
        boolean inForce = keys.containsKey(key) && !keys.get(key).revoked();
        keys.computeIfPresent(
                key, (id, it) -> new ApiKey(id, it.label(), it.fingerprint(), it.createdAt(), it.lastUsedAt(), true));
        return inForce;
    }

    /** Refuses what ends with a full stop. */
    @Override
    public boolean change(String id, ContactDetail detail, String value) {
        if (value.endsWith(".")) {
            throw new IllegalArgumentException(detail.key() + " has a full stop");
        }
        return replace(
                id,
                it -> new Practice(
                        id,
                        detail == ContactDetail.NAME ? value.strip() : it.name(),
                        it.plan(),
                        it.addOns(),
                        detail == ContactDetail.EMAIL ? value : it.email(),
                        detail == ContactDetail.PHONE ? value : it.phone(),
                        it.sandbox(),
                        it.suspendedAt(),
                        it.logo(),
                        it.settings()));
    }

    @Override
    public boolean suspend(String id) {
        return suspended(id, Optional.of(Instant.EPOCH));
    }

    @Override
    public boolean resume(String id) {
        return suspended(id, Optional.empty());
    }

    private boolean suspended(String id, Optional<Instant> since) {
        return replace(
                id,
                it -> new Practice(
                        id,
                        it.name(),
                        it.plan(),
                        it.addOns(),
                        it.email(),
                        it.phone(),
                        it.sandbox(),
                        since,
                        it.logo(),
                        it.settings()));
    }

    private boolean replace(String id, UnaryOperator<Practice> change) {
        return registered.computeIfPresent(id, (same, it) -> change.apply(it)) != null;
    }

    @Override
    public boolean set(String practice, Setting setting, String value) {
        settings.put(setting.key(), value);
        return registered.containsKey(practice);
    }

    @Override
    public boolean subscribe(String id, Plan plan, Set<String> addOns) {
        subscriptions.add(id + " " + plan + " " + new TreeSet<>(addOns));
        return true;
    }

    /** Takes what begins like a PNG; the hash of a logo is its size. */
    @Override
    public boolean setLogo(String id, byte[] content) {
        if (content.length > 0 && content[0] != (byte) 0x89) {
            throw new IllegalArgumentException("This is no picture.");
        }
        Optional<String> logo =
                Optional.of(content.length).filter(size -> size > 0).map(String::valueOf);
        return replace(
                id,
                it -> new Practice(
                        id,
                        it.name(),
                        it.plan(),
                        it.addOns(),
                        it.email(),
                        it.phone(),
                        it.sandbox(),
                        it.suspendedAt(),
                        logo,
                        it.settings()));
    }

    @Override
    public Optional<Logo> logo(String hash) {
        throw new UnsupportedOperationException();
    }
}
