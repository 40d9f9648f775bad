package org.briefsiegel.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    final Set<String> keys = new HashSet<>();

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
    public IssuedKey issueKey(String practice) {
        String id = "K" + (keys.size() + 1);
        keys.add(id);
        return new IssuedKey(id, "secret-" + id);
    }

    @Override
    public boolean revokeKey(String practice, String key) {
        return keys.remove(key);
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
        return registered.computeIfPresent(
                        id,
                        (same, it) -> new Practice(
                                id,
                                it.name(),
                                it.plan(),
                                it.addOns(),
                                it.email(),
                                it.phone(),
                                it.sandbox(),
                                logo,
                                it.settings()))
                != null;
    }

    @Override
    public Optional<Logo> logo(String hash) {
        throw new UnsupportedOperationException();
    }
}
