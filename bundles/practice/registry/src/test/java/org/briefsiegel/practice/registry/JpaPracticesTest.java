package org.briefsiegel.practice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaPracticesTest {

    @Parameter
    private TestDatabase database;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private PersistenceUnit unit;
    private JpaPractices practices;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 4, List.of(new PracticeTables()));
        practices = new JpaPractices(unit.entities(), clock());
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

    @Test
    void aPracticeComesBackAsItWasRegistered() {
        Practice practice = register("Ordination Änne");

        assertThat(practices.find(practice.id())).contains(practice);
        assertThat(practices.list()).contains(practice);
        assertThat(practice.addOns()).containsExactlyInAnyOrder("sms", "fax");
        assertThat(practices.find("p-unknown")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A\r\nBcc: x@y.example", "A\u202eB", "\u3164", "Muster @evil.example #123456", "\u009b31mA"})
    void aNameThatBreaksALineIsRefusedAndNamed(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register(name))
                .withMessageStartingWith("name ")
                .withNoCause();
        assertThatIllegalArgumentException().isThrownBy(() -> register("x".repeat(300)));
    }

    @Test
    void nameAndAddressAreKeptInOneForm() {
        Practice practice = practices.register(
                new NewPractice(" Mu\u0308ller ", Plan.BASIC, Set.of(), "o@Straße.de", "+43 1 2345678", false));

        assertThat(practice.name()).isEqualTo("Müller");
        assertThat(practice.email()).isEqualTo("o@xn--strae-oqa.de");
    }

    @Test
    void aSettingIsALine() {
        Practice practice = register("A");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> practices.set(practice.id(), Setting.ADDRESS, "Hauptplatz 1\u202e"))
                .withMessageStartingWith("address ");
    }

    @Test
    void aSandboxStaysOneWhateverChanges() {
        Practice sandbox = practices.register(
                new NewPractice("Probe", Plan.BASIC, Set.of(), "o@example.org", "+43 1 2345678", true));
        IssuedKey key = practices.issueKey(sandbox.id(), "");

        practices.subscribe(sandbox.id(), Plan.PRO, Set.of("sms"));
        practices.set(sandbox.id(), Setting.DAILY_CAP, "20.00");

        assertThat(practices.authenticate(key.secret())).map(Practice::sandbox).contains(true);
        assertThat(register("A").sandbox()).isFalse();
    }

    @Test
    void aKeyOpensItsPracticeUntilItIsRevoked() {
        Practice practice = register("A");
        Practice other = register("B");
        IssuedKey first = practices.issueKey(practice.id(), "");
        IssuedKey second = practices.issueKey(practice.id(), "");

        assertThat(practices.authenticate(first.secret())).contains(practice);
        assertThat(practices.authenticate(first.secret() + "x")).isEmpty();
        assertThat(practices.authenticate("")).isEmpty();
        assertThat(practices.revokeKey(other.id(), first.id())).isFalse();
        assertThat(practices.revokeKey(practice.id(), first.id())).isTrue();
        assertThat(practices.revokeKey(practice.id(), first.id())).isFalse();
        assertThat(practices.authenticate(first.secret())).isEmpty();
        assertThat(practices.authenticate(second.secret())).contains(practice);
    }

    @Test
    void keysAreToldApartWithoutTheirSecrets() {
        Practice practice = register("A");
        practices.issueKey(register("B").id(), "of another");
        Instant noon = now;
        IssuedKey first = practices.issueKey(practice.id(), "first");
        now = now.plus(Duration.ofMinutes(1));
        IssuedKey second = practices.issueKey(practice.id(), " Ordination 2 ");

        assertThat(practices.keys(practice.id())).extracting(ApiKey::label).containsExactly("first", "Ordination 2");
        assertThat(practices.keys(practice.id())).first().satisfies(key -> {
            assertThat(key.id()).isEqualTo(first.id());
            assertThat(key.createdAt()).contains(noon);
            assertThat(key.lastUsedAt()).isEmpty();
            assertThat(key.revoked()).isFalse();
            assertThat(new KeySecret(first.secret()).hash())
                    .startsWith(key.fingerprint())
                    .hasSizeGreaterThan(key.fingerprint().length());
        });
        practices.revokeKey(practice.id(), second.id());
        assertThat(practices.keys(practice.id())).extracting(ApiKey::revoked).containsExactly(false, true);
        assertThat(practices.keys("p-unknown")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> practices.issueKey(practice.id(), "a\nb"))
                .withMessageStartingWith("label ");
    }

    @Test
    void theUseOfAKeyIsNotedOnceAnHour() {
        Practice practice = register("A");
        String secret = practices.issueKey(practice.id(), "").secret();
        Instant noon = now;

        practices.authenticate(secret);
        now = now.plus(Duration.ofMinutes(59));
        practices.authenticate(secret);
        assertThat(lastUse(practice)).contains(noon);

        now = now.plus(Duration.ofMinutes(1));
        practices.authenticate(secret);
        assertThat(lastUse(practice)).contains(noon.plus(Duration.ofHours(1)));
    }

    @Test
    void aRevokedKeyIsNotUsed() {
        Practice practice = register("A");
        IssuedKey key = practices.issueKey(practice.id(), "");
        practices.revokeKey(practice.id(), key.id());

        practices.authenticate(key.secret());

        assertThat(lastUse(practice)).isEmpty();
    }

    @Test
    void aKeyOfAnEarlierVersionIsShownWithoutItsBeginning() {
        Practice practice = register("A");
        IssuedKey key = practices.issueKey(practice.id(), "");
        unit.entities()
                .use(em -> em.createNativeQuery("update api_key set created_at = null where id = ?1")
                        .setParameter(1, key.id())
                        .executeUpdate());
        practices.issueKey(practice.id(), "later");

        assertThat(practices.keys(practice.id())).extracting(ApiKey::label).containsExactly("", "later");
        assertThat(practices.keys(practice.id()))
                .first()
                .satisfies(old -> assertThat(old.createdAt()).isEmpty());
    }

    @Test
    void nameAddressAndPhoneChangeAsTheyAreRegistered() {
        Practice practice = register("A");
        Practice other = register("B");
        IssuedKey key = practices.issueKey(practice.id(), "");

        assertThat(practices.change(practice.id(), ContactDetail.NAME, " Mu\u0308ller "))
                .isTrue();
        assertThat(practices.change(practice.id(), ContactDetail.EMAIL, "neu@Straße.de"))
                .isTrue();
        assertThat(practices.change(practice.id(), ContactDetail.PHONE, "+43 1 999"))
                .isTrue();

        assertThat(practices.authenticate(key.secret())).hasValueSatisfying(changed -> {
            assertThat(changed.name()).isEqualTo("Müller");
            assertThat(changed.email()).isEqualTo("neu@xn--strae-oqa.de");
            assertThat(changed.phone()).isEqualTo("+43 1 999");
            assertThat(changed.addOns()).isEqualTo(practice.addOns());
        });
        assertThat(practices.find(other.id())).contains(other);
        assertThat(practices.change("p-unknown", ContactDetail.NAME, "C")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, 'A\u202eB', name has a mark",
        "NAME, 'Muster @evil.example #123456', name looks like",
        "NAME, ' ', name isn't",
        "EMAIL, ' ', email isn't",
        "EMAIL, 'loft-7\u202e', email has a mark",
        "PHONE, call me, phone isn't"
    })
    void aDetailThatCannotBeRegisteredCannotBeSet(ContactDetail detail, String value, String reason) {
        Practice practice = register("A");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> practices.change(practice.id(), detail, value))
                .withMessageStartingWith(reason);
        assertThat(practices.find(practice.id())).contains(practice);
    }

    @Test
    void aSuspensionIsSeenWhereverThePracticeIsUntilItEnds() {
        Practice practice = register("A");
        Practice other = register("B");
        practices.set(practice.id(), Setting.RENEWAL, "automatic");
        IssuedKey key = practices.issueKey(practice.id(), "");
        Instant noon = now;

        assertThat(practices.suspend(practice.id())).isTrue();
        now = now.plus(Duration.ofDays(1));
        assertThat(practices.suspend(practice.id())).isTrue();

        assertThat(practices.authenticate(key.secret())).hasValueSatisfying(suspended -> {
            assertThat(suspended.isSuspended()).isTrue();
            assertThat(suspended.suspendedAt()).contains(noon);
            assertThat(suspended.renewsAutomatically()).isFalse();
        });
        assertThat(practices.find(other.id())).contains(other);
        assertThat(practices.resume(practice.id())).isTrue();
        assertThat(practices.find(practice.id())).hasValueSatisfying(resumed -> {
            assertThat(resumed.isSuspended()).isFalse();
            assertThat(resumed.renewsAutomatically()).isTrue();
        });
        assertThat(practices.suspend("p-unknown")).isFalse();
        assertThat(practices.resume("p-unknown")).isFalse();
    }

    @Test
    void planAndAddOnsChangeAtOnceAndOnlyForThatPractice() {
        Practice practice = register("A");
        Practice other = register("B");
        IssuedKey key = practices.issueKey(practice.id(), "");

        assertThat(practices.subscribe(practice.id(), Plan.MINI, Set.of())).isTrue();

        assertThat(practices.authenticate(key.secret())).hasValueSatisfying(changed -> {
            assertThat(changed.plan()).isEqualTo(Plan.MINI);
            assertThat(changed.addOns()).isEmpty();
        });
        assertThat(practices.find(other.id())).contains(other);
        assertThat(practices.subscribe("p-unknown", Plan.PRO, Set.of())).isFalse();
    }

    @Test
    void aDailyLimitIsAnAmountAndNothingElse() {
        Practice practice = register("A");
        assertThat(practice.dailyCap()).isEmpty();

        practices.set(practice.id(), Setting.DAILY_CAP, "20.00");

        assertThat(practices.find(practice.id()).flatMap(Practice::dailyCap)).contains(new BigDecimal("20.00"));
        for (String amount : List.of("20", "20.0", "-1.00", "1e3", "20,00", "")) {
            assertThatThrownBy(() -> practices.set(practice.id(), Setting.DAILY_CAP, amount))
                    .hasMessageContaining("an amount like 20.00");
        }
    }

    @Test
    void onlyAKeysHashIsStored() {
        IssuedKey key = practices.issueKey(register("A").id(), "");

        String hash = unit.entities().use(em -> (String) em.createNativeQuery("select hash from api_key where id = ?1")
                .setParameter(1, key.id())
                .getSingleResult());
        assertThat(hash).hasSize(64).doesNotContain(key.secret());
    }

    @Test
    void aSettingIsOffUntilItIsSet() {
        Practice practice = register("A");
        assertThat(practice.allowsUnauthenticatedAttachments()).isFalse();

        assertThat(practices.set(practice.id(), Setting.UNAUTHENTICATED_ATTACHMENTS, "true"))
                .isTrue();
        assertThat(practices.find(practice.id()).orElseThrow().allowsUnauthenticatedAttachments())
                .isTrue();
        practices.set(practice.id(), Setting.UNAUTHENTICATED_ATTACHMENTS, "false");
        assertThat(practices.find(practice.id()).orElseThrow().allowsUnauthenticatedAttachments())
                .isFalse();
        assertThat(practices.set("p-unknown", Setting.UNAUTHENTICATED_ATTACHMENTS, "true"))
                .isFalse();
        assertThatThrownBy(() -> practices.set(practice.id(), Setting.UNAUTHENTICATED_ATTACHMENTS, "yes"))
                .hasMessageContaining("unauthenticatedAttachments");
    }

    @Test
    void aPracticeItsKeyAndItsSettingsAreMadeInOneTransaction() {
        AtomicReference<String> secret = new AtomicReference<>();
        unit.transactions().within(() -> {
            Practice practice = register("A");
            practices.set(practice.id(), Setting.UNAUTHENTICATED_ATTACHMENTS, "true");
            secret.set(practices.issueKey(practice.id(), "").secret());
        });

        assertThat(practices.authenticate(secret.get()).orElseThrow().allowsUnauthenticatedAttachments())
                .isTrue();
    }

    @Test
    void keepsWhatThePracticeSaysOfItself() {
        Practice practice = register("A");
        assertThat(practice.imprint()).isEmpty();
        practices.set(practice.id(), Setting.IMPRINT, "Dr. Anna Huber\\nFacharzt, Wien");
        practices.set(practice.id(), Setting.PRIVACY, "ü".repeat(10_000));

        Practice found = practices.find(practice.id()).orElseThrow();
        assertThat(found.imprint()).isEqualTo("Dr. Anna Huber\nFacharzt, Wien");
        assertThat(found.privacy()).hasSize(10_000);
        practices.set(practice.id(), Setting.IMPRINT, "none");
        assertThat(practices.find(practice.id()).orElseThrow().imprint()).isEmpty();
    }

    @Test
    void aLogoIsNamedWhereverItsPracticeIs() {
        Practice practice = register("A");
        IssuedKey key = practices.issueKey(practice.id(), "");
        practices.set(practice.id(), Setting.COLOUR, "#0b4f5c");
        practices.set(practice.id(), Setting.ADDRESS, "Hauptstraße 1, 1010 Wien");
        byte[] picture = Drawing.noisy(108, 108).png(); // near the limit

        assertThat(practices.setLogo(practice.id(), picture)).isTrue();

        Practice found = practices.find(practice.id()).orElseThrow();
        assertThat(found.colour()).contains("#0b4f5c");
        assertThat(found.address()).isEqualTo("Hauptstraße 1, 1010 Wien");
        assertThat(practices.authenticate(key.secret())).contains(found);
        assertThat(practices.list()).containsOnlyOnce(found);
        assertThat(found.logo().flatMap(practices::logo)).hasValueSatisfying(logo -> {
            assertThat(logo.hash()).isEqualTo(found.logo().orElseThrow());
            assertThat(logo.mediaType()).isEqualTo("image/png");
            assertThat(logo.content()).isEqualTo(picture);
        });
    }

    @Test
    void aNewLogoTakesTheOldOnesPlaceUntilThereIsNone() {
        Practice practice = register("A");
        Practice other = register("B");
        practices.setLogo(practice.id(), Drawing.striped(60, 23).png());
        String old = logoOf(practice).orElseThrow();

        practices.setLogo(practice.id(), Drawing.striped(60, 21).jpeg());

        assertThat(practices.logo(old)).isEmpty();
        assertThat(logoOf(practice).flatMap(practices::logo))
                .map(Logo::mediaType)
                .contains("image/jpeg");
        assertThat(logoOf(other)).isEmpty();
        assertThat(practices.setLogo(practice.id(), new byte[0])).isTrue();
        assertThat(practices.setLogo(practice.id(), new byte[0])).isTrue();
        assertThat(practices.find(practice.id())).contains(practice);
    }

    @Test
    void practicesMayHaveTheSameLogo() {
        Practice one = register("A");
        Practice other = register("B");
        byte[] picture = Drawing.striped(60, 22).png();
        practices.setLogo(one.id(), picture);
        practices.setLogo(other.id(), picture);

        assertThat(logoOf(one)).isPresent().isEqualTo(logoOf(other));
        assertThat(logoOf(one).flatMap(practices::logo)).map(Logo::content).contains(picture);
        practices.setLogo(one.id(), new byte[0]);
        assertThat(logoOf(other).flatMap(practices::logo)).isPresent();
    }

    @Test
    void aPictureThatCantBeUsedChangesNothing() {
        Practice practice = register("A");
        practices.setLogo(practice.id(), Drawing.striped(60, 20).png());
        Optional<String> before = logoOf(practice);

        assertThatThrownBy(() ->
                        practices.setLogo(practice.id(), Drawing.striped(60, 20).as("gif")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(logoOf(practice)).isPresent().isEqualTo(before);
        assertThat(practices.setLogo("p-unknown", Drawing.striped(60, 20).png()))
                .isFalse();
        assertThat(practices.setLogo("p-unknown", new byte[0])).isFalse();
        assertThat(practices.logo("unknown")).isEmpty();
    }

    private Clock clock() {
        InstantSource time = () -> now;
        return time.withZone(ZoneOffset.UTC);
    }

    private Optional<Instant> lastUse(Practice practice) {
        return practices.keys(practice.id()).get(0).lastUsedAt();
    }

    private Optional<String> logoOf(Practice practice) {
        return practices.find(practice.id()).flatMap(Practice::logo);
    }

    private Practice register(String name) {
        return practices.register(
                new NewPractice(name, Plan.LIGHT, Set.of("sms", "fax"), "o@example.org", "+43 1 2345678", false));
    }
}
