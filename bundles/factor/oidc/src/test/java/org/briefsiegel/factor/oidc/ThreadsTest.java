package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.testkit.identity.Person;
import org.briefsiegel.testkit.identity.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider whose settings are taken away, or whose bundle is, leaves no thread behind. */
class ThreadsTest {

    private static final URI RETURN = URI.create("https://practice.example/d/return/oidc/hospital");

    @Test
    @Timeout(60)
    void whenAProviderIsTakenAwayItsThreadsEnd() throws Exception {
        try (TestProvider there = new TestProvider(Clock.systemUTC())) {
            there.knows(Person.of("maria", "Maria", "Muster", "1984-03-09"));
            Set<Thread> before = threads();
            recognizeSomebody(there);
            Set<Thread> left = new HashSet<>(threads());
            left.removeAll(before);
            assertThat(left).as("else this shows nothing").isNotEmpty();
            for (int i = 0; i < 100 && !left.isEmpty(); i++) {
                System.gc(); // by which the client's thread notices that nobody has the client any longer
                left.iterator().next().join(100);
                left.removeIf(thread -> !thread.isAlive());
            }
            assertThat(left).isEmpty();
        }
    }

    private static void recognizeSomebody(TestProvider there) throws Exception {
        IdentityProvider provider = Settings.hospital(there, Clock.systemUTC(), Map.of());
        OidcFactor factor = new OidcFactor(List.of(provider));
        Redirect.To to = (Redirect.To) factor.redirect(
                new Enrolment(",,"), new RedirectRequest("hospital", RETURN, "token", new Reader(Locale.GERMAN, true)));
        Map<String, String> brought = Query.of(there.signIn(to.location().toString(), "maria"));
        Reading reading =
                factor.callback(new Callback("hospital", RETURN, "token", to.state(), brought, Locale.GERMAN));
        assertThat(reading).isInstanceOf(Reading.Legible.class);
        provider.close();
    }

    /** Those that aren't the other side's. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().matches("test-provider|HTTP-Dispatcher"))
                .collect(Collectors.toSet());
    }
}
