package org.briefsiegel.testkit.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;

/** Three practices, whose keys are {@code key-1} to {@code key-3}; the second is a sandbox, the third is suspended. */
public final class FakePractices implements Practices {

    private final Map<String, Practice> byKey = Map.of(
            "key-1", practice("P1", false, Optional.empty()),
            "key-2", practice("P2", true, Optional.empty()),
            "key-3", practice("P3", false, Optional.of(Instant.EPOCH)));

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
    public IssuedKey issueKey(String practice, String label) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean set(String practice, Setting setting, String value) {
        throw new UnsupportedOperationException();
    }

    private static Practice practice(String id, boolean sandbox, Optional<Instant> suspendedAt) {
        return new Practice(
                id,
                "Praxis " + id,
                Plan.PRO,
                Set.of("sms"),
                "a@example.org",
                "+43123",
                sandbox,
                suspendedAt,
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
