package org.briefsiegel.transfer.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;

/** Two practices, whose keys are {@code key-1} and {@code key-2}; the second is a sandbox. */
final class FakePractices implements Practices {

    private final Map<String, Practice> byKey = Map.of("key-1", practice("P1", false), "key-2", practice("P2", true));

    @Override
    public Optional<Practice> authenticate(String secret) {
        return Optional.ofNullable(byKey.get(secret));
    }

    @Override
    public Practice register(NewPractice practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Practice> find(String practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Practice> list() {
        throw new UnsupportedOperationException();
    }

    @Override
    public IssuedKey issueKey(String practice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean revokeKey(String practice, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean set(String practice, Setting setting, String value) {
        throw new UnsupportedOperationException();
    }

    private static Practice practice(String id, boolean sandbox) {
        return new Practice(
                id,
                "Praxis " + id,
                Plan.PRO,
                Set.of("sms"),
                "a@example.org",
                "+43123",
                sandbox,
                Optional.empty(),
                Map.of());
    }

    @Override
    public boolean subscribe(String id, Plan plan, Set<String> addOns) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean setLogo(String practice, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Logo> logo(String hash) {
        throw new UnsupportedOperationException();
    }
}
