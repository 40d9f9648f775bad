package org.briefsiegel.demo.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;

/** A registry in memory; a key's id is its secret. */
final class FakePractices implements Practices {

    private final List<Practice> practices = new ArrayList<>();
    private final Map<String, Practice> keys = new ConcurrentHashMap<>();

    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private byte[] logo = {};

    /** What was set, for whichever practice. */
    Map<Setting, String> settings() {
        return settings;
    }

    /** The picture that was set last. */
    byte[] logo() {
        return logo;
    }

    /** The keys in force. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    @Override
    public Practice register(NewPractice it) {
        String id = UUID.randomUUID().toString();
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
        practices.add(practice);
        return practice;
    }

    @Override
    public Optional<Practice> find(String practice) {
        return practices.stream().filter(it -> it.id().equals(practice)).findFirst();
    }

    @Override
    public List<Practice> list() {
        return List.copyOf(practices);
    }

    @Override
    public Optional<Practice> authenticate(String secret) {
        return Optional.ofNullable(keys.get(secret));
    }

    @Override
    public IssuedKey issueKey(String practice, String label) {
        String secret = UUID.randomUUID().toString();
        keys.put(secret, find(practice).orElseThrow());
        return new IssuedKey(secret, secret);
    }

    @Override
    public List<ApiKey> keys(String practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean change(String practice, ContactDetail detail, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean suspend(String practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean resume(String practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean revokeKey(String practice, String key) {
        return keys.remove(key) != null;
    }

    @Override
    public boolean set(String practice, Setting setting, String value) {
        assertThat(setting.accepts(value)).isTrue();
        settings.put(setting, value);
        return find(practice).isPresent();
    }

    @Override
    public boolean subscribe(String id, Plan plan, Set<String> addOns) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean setLogo(String practice, byte[] content) {
        logo = content;
        return find(practice).isPresent();
    }

    @Override
    public Optional<Logo> logo(String hash) {
        throw new UnsupportedOperationException();
    }
}
