package org.briefsiegel.testkit.memory;

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

/** The registry with one practice, which has a logo. */
public final class OnePractice implements Practices {

    private final boolean sandbox;
    private final Optional<Instant> suspendedAt;
    private final Map<Setting, String> settings;

    /** @param settings may change meanwhile */
    public OnePractice(boolean sandbox, Optional<Instant> suspendedAt, Map<Setting, String> settings) {
        this.sandbox = sandbox;
        this.suspendedAt = suspendedAt;
        this.settings = settings;
    }

    private Practice practice() {
        return new Practice(
                TestHost.PRACTICE,
                "Ordination Dr. Huber",
                Plan.PRO,
                Set.of(),
                "ordination@example.org",
                "+43 1 234",
                sandbox,
                suspendedAt,
                Optional.empty(),
                settings);
    }

    @Override
    public Optional<Practice> find(String id) {
        return Optional.of(practice()).filter(it -> it.id().equals(id));
    }

    @Override
    public List<Practice> list() {
        return List.of(practice());
    }

    @Override
    public Practice register(NewPractice newPractice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Practice> authenticate(String secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IssuedKey issueKey(String id, String label) {
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
    public boolean revokeKey(String id, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean set(String id, Setting setting, String value) {
        throw new UnsupportedOperationException();
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
        return Optional.of(new Logo("4711", "image/png", new byte[] {1}))
                .filter(logo -> logo.hash().equals(hash));
    }
}
