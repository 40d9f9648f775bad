package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.briefsiegel.testkit.identity.Person;
import org.briefsiegel.testkit.identity.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a provider that follows the specification, until it is told not to. */
@Timeout(60)
class OidcFactorTest {

    private static final Reader READER = new Reader(Locale.GERMAN, true);
    private static final Seal SEAL = new PlainSeal();
    private static final Person MARIA = Person.of("maria", "Maria Anna", "Muster", "1984-03-09");
    private static final Map<String, String> RECORD = Map.of("birthDate", "9.3.1984", "name", "Dr. Maria Muster");

    private final MovedClock clock = new MovedClock();

    private TestProvider there;
    private OidcFactor factor;

    @BeforeEach
    void open() throws IOException {
        there = new TestProvider(clock);
        there.knows(MARIA);
        factor = with(Map.of());
    }

    @AfterEach
    void close() {
        there.close();
    }

    private OidcFactor with(Map<String, Object> settings) {
        return new OidcFactor(List.of(Settings.hospital(there, clock, settings)));
    }

    private EnrolmentResult enrol(Map<String, String> facts) {
        return factor.enrol(new EnrolmentRequest(
                facts, Optional.empty(), SEAL, "Ordination Dr. Huber", "localhost", Locale.GERMAN, Locale.ENGLISH));
    }

    private Enrolment enrolled(Map<String, String> facts) {
        return ((EnrolmentResult.Enrolled) enrol(facts)).enrolment();
    }

    /** One way there and back. */
    private final class Way {
        private final String token = UUID.randomUUID().toString();
        private final URI returnTo = URI.create("https://practice.example/d/return/oidc/hospital");
        private final Redirect redirect;

        Way() {
            this(RECORD);
        }

        Way(Map<String, String> record) {
            redirect = factor.redirect(enrolled(record), new RedirectRequest("hospital", returnTo, token, READER));
        }

        Redirect.To to() {
            return (Redirect.To) redirect;
        }

        Reading signIn(String login) throws IOException {
            return comeBack(there.signIn(to().location().toString(), login));
        }

        Reading comeBack(String address) {
            assertThat(address).startsWith(returnTo + "?");
            Map<String, String> parameters = Query.of(address);
            assertThat(parameters).containsEntry("state", token);
            return comeBack(parameters);
        }

        Reading comeBack(Map<String, String> parameters) {
            return factor.callback(new Callback("hospital", returnTo, token, to().state(), parameters, Locale.GERMAN));
        }
    }

    private boolean opens(Map<String, String> record, Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Legible.class);
        return factor.verify(enrolled(record), ((Reading.Legible) reading).value(), SEAL);
    }

    private static String reason(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        Reading.Flaw flaw = ((Reading.Malformed) reading).flaws().get(0);
        assertThat(flaw.field()).isEqualTo("hospital");
        return flaw.reason();
    }

    @Test
    void whoIsBornThenAndCalledSoGetsIn() throws IOException {
        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();
        assertThat(opens(Map.of("birthDate", "1984-03-09", "name", "Muster Anna"), new Way().signIn("maria")))
                .isTrue();
    }

    @Test
    void somebodyElseDoesNot() throws IOException {
        there.knows(Person.of("eva", "Maria Anna", "Muster", "1984-03-08"));
        there.knows(Person.of("otto", "Otto", "Muster", "1984-03-09"));
        there.knows(Person.of("anna", "Maria", "Anna", "1984-03-09"));

        assertThat(opens(RECORD, new Way().signIn("eva"))).isFalse();
        assertThat(opens(RECORD, new Way().signIn("otto"))).isFalse();
        assertThat(opens(RECORD, new Way().signIn("anna"))).isFalse();
    }

    @Test
    void theProviderIsAskedForAFreshLoginOfThisClientWithProofOfTheBeginning() {
        Map<String, String> asked = Query.of(new Way().to().location().toString());

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0")
                .containsEntry("ui_locales", "de")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("nonce", "code_challenge", "claims")
                .containsEntry("scope", "openid profile");
    }

    @Test
    void whatHasOpenedOnceDoesNotOpenAgain() throws IOException {
        String first = ((Reading.Legible) new Way().signIn("maria")).value();
        String second = ((Reading.Legible) new Way().signIn("maria")).value();
        Enrolment spent = factor.spend(enrolled(RECORD), first, SEAL);

        assertThat(factor.verify(spent, first, SEAL)).isFalse();
        assertThat(factor.verify(spent, second, SEAL)).isTrue();
        Enrolment bothSpent = factor.spend(spent, second, SEAL);
        assertThat(factor.verify(bothSpent, first, SEAL)).isFalse();
    }

    @Test
    void aCodeCountsOnce() throws IOException {
        Way way = new Way();
        String address = there.signIn(way.to().location().toString(), "maria");
        way.comeBack(address);

        assertThat(reason(way.comeBack(address)))
                .isEqualTo("Die Antwort von Klinikum war nicht gültig. Bitte beginnen Sie noch einmal.");
    }

    @Test
    void aCodeThatSomebodyElseHasBroughtIsNotTaken() throws IOException {
        Way theirs = new Way();
        Map<String, String> stolen =
                Query.of(there.signIn(theirs.to().location().toString(), "maria"));

        assertThat(reason(new Way().comeBack(stolen))).contains("nicht gültig");
    }

    @Test
    void aCodeOfAnotherProviderIsNotTaken() throws IOException {
        Way way = new Way();
        Map<String, String> parameters =
                new HashMap<>(Query.of(there.signIn(way.to().location().toString(), "maria")));
        parameters.put("iss", "https://other.example");

        assertThat(reason(way.comeBack(parameters))).contains("nicht gültig");
    }

    @Test
    void aCodeThatDoesNotSayFromWhomIsNotTakenWhereTheProviderPromisesTo() throws IOException {
        assertThat(reason(comeBackWithoutIssuer())).contains("nicht gültig");

        there.describes(said -> without(said, "authorization_response_iss_parameter_supported"));
        factor = with(Map.of());
        assertThat(opens(RECORD, comeBackWithoutIssuer())).isTrue();
    }

    private Reading comeBackWithoutIssuer() throws IOException {
        Way way = new Way();
        return way.comeBack(without(Query.of(there.signIn(way.to().location().toString(), "maria")), "iss"));
    }

    private static <T> Map<String, T> without(Map<String, T> all, String name) {
        Map<String, T> others = new HashMap<>(all);
        others.remove(name);
        return others;
    }

    @Test
    void whoGivesUpIsToldThatTheyAreNotSignedIn() {
        Way way = new Way();

        assertThat(reason(way.comeBack(TestProvider.giveUp(way.to().location().toString()))))
                .isEqualTo("Sie haben sich bei Klinikum nicht angemeldet. Versuchen Sie es noch einmal.");
    }

    @Test
    void aTokenIsNotTakenThatIsForSomebodyElseOrOldOrOfAnotherBeginning() throws IOException {
        assertUntrusted(said -> said.audience("another client"));
        assertUntrusted(said -> said.issuer("https://other.example"));
        assertUntrusted(said -> said.claim("nonce", "another"));
        assertUntrusted(said -> said.claim("nonce", null));
        assertUntrusted(said -> said.subject(null));
        assertUntrusted(said -> said.expirationTime(Date.from(clock.instant().minusSeconds(120))));
        assertUntrusted(said -> said.issueTime(Date.from(clock.instant().plusSeconds(120))));
        assertUntrusted(
                said -> said.audience(List.of(TestProvider.CLIENT, "another")).claim("azp", "another"));
    }

    private void assertUntrusted(UnaryOperator<JWTClaimsSet.Builder> altered) throws IOException {
        there.says(said -> altered.apply(new JWTClaimsSet.Builder(said)).build());
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");
    }

    @Test
    void aClockThatIsALittleWrongIsForgiven() throws IOException {
        there.says(said -> new JWTClaimsSet.Builder(said)
                .expirationTime(Date.from(clock.instant().minusSeconds(30)))
                .build());

        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();
    }

    @Test
    void onlyTheProvidersOwnSignatureCounts() throws IOException {
        there.writes(signed -> new PlainJWT(claims(signed)).serialize());
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");

        there.writes(OidcFactorTest::signedByThePassword);
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");

        there.writes(signed -> signed.serialize().replaceAll(".{5}$", "AAAAA"));
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");

        there.writes(signed -> "no token");
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");
    }

    private static String signedByThePassword(SignedJWT signed) {
        SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(signed));
        try {
            forged.sign(new MACSigner(TestProvider.PASSWORD));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return forged.serialize();
    }

    private static JWTClaimsSet claims(SignedJWT signed) {
        try {
            return signed.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNewKeyOfTheProvidersIsFoundAndAForeignOneIsNot() throws IOException {
        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();
        there.changesItsKey();
        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();

        there.signsWithAForeignKey();
        assertThat(new Way().signIn("maria")).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void whatTheLogSaysNamesNobody() {
        for (Map.Entry<String, Object> wrong : List.<Map.Entry<String, Object>>of(
                Map.entry("sub", List.of("maria")),
                Map.entry("aud", Map.of("maria", "Muster")),
                Map.entry("exp", "maria"),
                Map.entry("auth_time", "maria"),
                Map.entry("birthdate", "09.03.1984 maria"),
                Map.entry("given_name", List.of("maria")),
                Map.entry("nonce", List.of("maria")))) {
            there.says(said -> new JWTClaimsSet.Builder(said)
                    .claim(wrong.getKey(), wrong.getValue())
                    .build());
            assertLogNamesNobody(wrong.getKey());
        }
        there.says(said -> said);
        there.writes(signed -> "maria.Muster.1984");
        assertLogNamesNobody("a token that is none");
    }

    private void assertLogNamesNobody(String what) {
        IdentityProvider provider = Settings.hospital(there, clock, Map.of());
        Way way = new Way();
        assertThatThrownBy(() -> provider.identify(new Callback(
                        "hospital",
                        way.returnTo,
                        way.token,
                        way.to().state(),
                        Query.of(there.signIn(way.to().location().toString(), "maria")),
                        Locale.GERMAN)))
                .as(what)
                .isInstanceOfSatisfying(
                        NotRecognized.class,
                        why -> assertThat(why.detail()).isNotBlank().doesNotContain("maria", "Muster", "1984"));
    }

    @Test
    void whatIsMissingIsNotMadeUp() throws IOException {
        for (Person person : List.of(
                MARIA.without("birthdate"),
                MARIA.with("birthdate", "1984"),
                MARIA.with("birthdate", "0000-03-09"),
                MARIA.without("given_name"),
                MARIA.with("family_name", " "))) {
            there.knows(person);
            assertThat(reason(new Way().signIn("maria"))).contains("nicht gesagt, wer Sie sind");
        }
    }

    @Test
    void aLoginOfYesterdayOrOneThatIsTooWeakIsNotEnough() throws IOException {
        factor = with(Map.of("acr", new String[] {"high"}));
        assertThat(reason(new Way().signIn("maria"))).contains("neu an");
        there.knows(MARIA.with("acr", "high"));
        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();

        there.knows(MARIA.with("acr", "high")
                .with("auth_time", clock.instant().minus(Duration.ofDays(1)).getEpochSecond()));
        assertThat(reason(new Way().signIn("maria"))).contains("neu an");
        factor = with(Map.of("reuseLogin", true));
        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();
        assertThat(Query.of(new Way().to().location().toString())).doesNotContainKey("prompt");
    }

    @Test
    void aSubjectIsRecognizedWhateverTheNameIs() throws IOException {
        factor = with(Map.of("match", "subject"));
        Map<String, String> record = Map.of("oidcSubject", "hospital maria");

        assertThat(opens(record, new Way(record).signIn("maria"))).isTrue();
        assertThat(opens(Map.of("oidcSubject", "hospital otto"), new Way(record).signIn("maria")))
                .isFalse();
        assertThat(enrol(RECORD)).isEqualTo(new EnrolmentResult.FactMissing("oidcSubject"));
        assertThat(enrol(Map.of("oidcSubject", "elsewhere maria"))).isInstanceOf(EnrolmentResult.FactInvalid.class);
    }

    @Test
    void aSubjectCountsAtTheIssuerAndForTheClaimThatItWasGivenFor() throws IOException {
        Map<String, String> record = Map.of("oidcSubject", "hospital maria");
        factor = with(Map.of("match", "subject"));
        Enrolment enrolment = enrolled(record);
        assertThat(recognized(enrolment, record)).isTrue();

        factor = with(Map.of("match", "subject", "subjectClaim", "card"));
        there.knows(MARIA.with("card", "maria"));
        assertThat(recognized(enrolment, record)).isFalse();
        assertThat(destinations(enrolment)).isEmpty();

        try (TestProvider other = new TestProvider(clock)) {
            there.close();
            there = other;
            there.knows(MARIA);
            factor = with(Map.of("match", "subject"));
            assertThat(recognized(enrolment, record)).isFalse();
            assertThat(destinations(enrolment)).isEmpty();
        }
    }

    private boolean recognized(Enrolment enrolment, Map<String, String> record) throws IOException {
        Reading reading = new Way(record).signIn("maria");
        return factor.verify(enrolment, ((Reading.Legible) reading).value(), SEAL);
    }

    /** It said nothing of the issuer. */
    @Test
    void anEnrolmentOfTheFirstFormLeadsNowhere() {
        factor = with(Map.of("match", "subject"));

        assertThat(destinations(new Enrolment("," + SEAL.seal("subject hospital maria") + ",hospital")))
                .isEmpty();
    }

    @Test
    void onlyTheTwoWordsAreAWayToRecognizeSomebody() {
        for (String match : List.of("subjekt", "Subject", "", "birth-date-and-name ")) {
            assertThatThrownBy(() -> with(Map.of("match", match)))
                    .as(match)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("org.briefsiegel.factor.oidc: match has no good value");
        }
    }

    @Test
    void whoComesBackToAProviderThatIsAwayMakesItsRestNoLonger() throws IOException {
        Way way = new Way();
        String address = there.signIn(way.to().location().toString(), "maria");
        there.hangs(true);
        assertThat(reason(way.comeBack(address))).contains("nicht erreichbar");
        there.hangs(false);
        clock.move(Duration.ofSeconds(3));
        assertThat(reason(way.comeBack(address))).contains("nicht erreichbar");
        clock.move(Duration.ofSeconds(2));

        assertThat(opens(RECORD, new Way().signIn("maria"))).isTrue();
    }

    /** Discovery, token, keys, and the keys once more, because none of them fits. */
    @Test
    void allThatSomebodyNeedsIsWaitedForTogether() throws IOException {
        Way way = new Way();
        String address = there.signIn(way.to().location().toString(), "maria");
        there.signsWithAForeignKey();
        there.delays(Duration.ofMillis(2100)); // four make 8.4 s, and the deadline is 8 s
        factor = with(Map.of("timeoutSeconds", 3));

        long begun = System.nanoTime();
        assertThat(reason(way.comeBack(address))).contains("nicht erreichbar");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
    }

    @Test
    void aProviderThatDoesNotKnowThisClientRecognizesNobody() throws IOException {
        factor = with(Map.of("_clientSecret", "another"));

        assertThat(reason(new Way().signIn("maria"))).contains("nicht gültig");
    }

    @Test
    void aProviderThatTalksForeverIsAway() {
        there.describes(said -> {
            Map<String, Object> more = new HashMap<>(said);
            more.put("padding", "x".repeat(LimitedBody.MAX_BYTES));
            return more;
        });

        assertThat(new Way().redirect).isInstanceOf(Redirect.NotNow.class);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotAsked() {
        there.describes(said -> {
            Map<String, Object> other = new HashMap<>(said);
            other.put("issuer", "https://other.example");
            return other;
        });

        assertThat(new Way().redirect).isInstanceOf(Redirect.NotNow.class);
    }

    @Test
    void aProviderThatIsAwayIsToldAndNotWaitedForLong() throws IOException {
        there.hangs(true);
        assertThat(new Way().redirect)
                .isEqualTo(new Redirect.NotNow(
                        "Klinikum ist gerade nicht erreichbar. Versuchen Sie es in einigen Minuten noch einmal."));
        there.hangs(false);
        clock.move(Duration.ofSeconds(5));

        Way way = new Way();
        String address = there.signIn(way.to().location().toString(), "maria");
        there.hangs(true);
        assertThat(reason(way.comeBack(address))).contains("nicht erreichbar");
        there.hangs(false);
        clock.move(Duration.ofSeconds(5));
        assertThat(reason(way.comeBack(Map.of("error", "temporarily_unavailable"))))
                .contains("nicht erreichbar");
    }

    /** Of many who go to a provider that hangs, the first waits. */
    @Test
    void aProviderThatHangsIsNotWaitedForInTurn() throws Exception {
        there.hangs(true);
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Redirect>> leaving = Collections.nCopies(8, () -> new Way().redirect);
            for (Future<Redirect> left : people.invokeAll(leaving, 8, TimeUnit.SECONDS)) {
                assertThat(left.get()).isInstanceOf(Redirect.NotNow.class);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void eachProviderThatCanRecognizeThePersonIsOffered() {
        IdentityProvider bySubject = Settings.provider("register", there.issuer(), clock, Map.of("match", "subject"));
        factor = new OidcFactor(List.of(bySubject, Settings.hospital(there, clock, Map.of())));

        assertThat(destinations(RECORD)).containsExactly("hospital");
        assertThat(destinations(Map.of("oidcSubject", "register 4711"))).containsExactly("register");
        assertThat(destinations(Map.of("oidcSubject", "register 4711", "birthDate", "1984-03-09", "name", "Eva Huber")))
                .as("an identifier is surer")
                .containsExactly("register");
        assertThat(factor.needed(READER, "")).isEqualTo("Ihren Zugang zu Klinikum / Klinikum");
    }

    @Test
    void whereNobodyIsLeftWhoKnowsThePersonThePromptLeadsNowhere() {
        Enrolment enrolment = enrolled(RECORD);
        factor = with(Map.of("match", "subject"));

        assertThat(factor.prompt(enrolment, READER).destinations()).isEmpty();
    }

    private List<String> destinations(Map<String, String> record) {
        return destinations(enrolled(record));
    }

    private List<String> destinations(Enrolment enrolment) {
        return factor.prompt(enrolment, READER).destinations().stream()
                .map(Prompt.Destination::name)
                .toList();
    }

    @Test
    void aBirthDateThatIsTypedInGoesWithTheNameOfTheRecord() throws IOException {
        EnrolmentRequest request = new EnrolmentRequest(
                Map.of("birthDate", "2015-01-01", "name", "Maria Muster"),
                Optional.of("9.3.1984"),
                SEAL,
                "Ordination",
                "localhost",
                Locale.GERMAN);
        Enrolment enrolment = ((EnrolmentResult.Enrolled) factor.enrol(request)).enrolment();

        assertThat(factor.verify(enrolment, ((Reading.Legible) new Way().signIn("maria")).value(), SEAL))
                .isTrue();
    }

    @Test
    void aLoginFromBeforeTheQuestionOrOneOfUnknownAgeIsNotEnough() throws IOException {
        there.knows(MARIA.with("auth_time", clock.instant().minusSeconds(120).getEpochSecond()));
        assertThat(reason(new Way().signIn("maria"))).contains("neu an");

        there.knows(MARIA);
        there.says(
                said -> new JWTClaimsSet.Builder(said).claim("auth_time", null).build());
        assertThat(reason(new Way().signIn("maria"))).contains("neu an");
    }

    @Test
    void whatTheProviderLeavesOutIsNoFaultOfTheFactors() throws IOException {
        there.forgetsTheToken(true);
        assertThat(reason(new Way().signIn("maria"))).contains("nicht gesagt, wer Sie sind");
    }

    @Test
    void aProviderThatIsTakenAwayMeanwhileIsAway() throws IOException {
        Way way = new Way();
        String address = there.signIn(way.to().location().toString(), "maria");
        factor = new OidcFactor(List.of(Settings.provider("other", there.issuer(), clock, Map.of())));

        assertThat(reason(way.comeBack(address))).contains("nicht erreichbar");
    }

    @Test
    void aClaimOfSeveralLinesIsNoIdentifier() throws IOException {
        factor = with(Map.of("match", "subject", "subjectClaim", "card"));
        there.knows(MARIA.with("card", "4711\n\nmade-up"));

        assertThat(reason(new Way(Map.of("oidcSubject", "hospital 4711")).signIn("maria")))
                .contains("nicht gesagt, wer Sie sind");
    }

    @Test
    void whatTheRecordLacksIsNamed() {
        assertThat(enrol(Map.of())).isEqualTo(new EnrolmentResult.FactMissing("birthDate"));
        assertThat(enrol(Map.of("birthDate", "1984-03-09"))).isEqualTo(new EnrolmentResult.FactMissing("name"));
        assertThat(enrol(Map.of("birthDate", "31.2.1984", "name", "Maria Muster")))
                .isEqualTo(new EnrolmentResult.FactInvalid(
                        "birthDate", "There is no such birth date. For example: 9.3.1984"));
        assertThat(enrol(Map.of("birthDate", "1984-03-09", "name", "Dr. Muster")))
                .isEqualTo(new EnrolmentResult.FactInvalid(
                        "name", "The identity provider needs a given and a family name."));
    }

    @Test
    void nothingOfThePersonIsKeptInClear() {
        Enrolment enrolment = ((EnrolmentResult.Enrolled) factor.enrol(new EnrolmentRequest(
                        RECORD, Optional.empty(), new DotSeal(), "Ordination", "localhost", Locale.GERMAN)))
                .enrolment();

        assertThat(enrolment.state()).isEqualTo(".,,");
    }

    /** Makes a dot of everything. */
    private static final class DotSeal implements Seal {
        @Override
        public String seal(String value) {
            return ".";
        }

        @Override
        public boolean matches(String sealed, String value) {
            return false;
        }

        @Override
        public String encrypt(String secret) {
            return ".";
        }

        @Override
        public String decrypt(String encrypted) {
            throw new IllegalStateException();
        }
    }
}
