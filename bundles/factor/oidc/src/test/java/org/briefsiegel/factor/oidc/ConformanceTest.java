package org.briefsiegel.factor.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.briefsiegel.testkit.conformance.RedirectFactorConformance;
import org.briefsiegel.testkit.conformance.RedirectSample;
import org.briefsiegel.testkit.identity.Person;
import org.briefsiegel.testkit.identity.TestProvider;

class ConformanceTest extends RedirectFactorConformance {

    private static final TestProvider THERE = provider();

    ConformanceTest() {
        super(RedirectSample.of(new OidcFactor(List.of(Settings.hospital(THERE, Clock.systemUTC(), Map.of()))))
                .facts(Map.of("birthDate", "1984-03-09", "name", "Maria Muster"))
                .destination("hospital")
                .opens(location -> signIn(location, "maria"))
                .fails(location -> signIn(location, "otto"))
                .givesUp(location -> Query.of(TestProvider.giveUp(location.toString())))
                .refuses(Map.of("birthDate", "31.2.1984", "name", "Maria Muster")));
    }

    private static Map<String, String> signIn(URI location, String login) throws IOException {
        return Query.of(THERE.signIn(location.toString(), login));
    }

    /** For as long as the tests run. */
    private static TestProvider provider() {
        try {
            TestProvider there = new TestProvider(Clock.systemUTC());
            there.knows(Person.of("maria", "Maria", "Muster", "1984-03-09"));
            there.knows(Person.of("otto", "Otto", "Muster", "1984-03-09"));
            return there;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
