package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.PlugInTexts.requireReadable;
import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.testkit.conformance.RecordingSeal.Verdict;
import org.briefsiegel.testkit.conformance.RedirectSample.Elsewhere;
import org.junit.jupiter.api.Test;

/**
 * What a factor promises that leads elsewhere. Extend it, and hand it your factor, one recipient, and what comes back from a provider of
 * your own that speaks the protocol:
 *
 * <pre>{@code
 * class PassportConformanceTest extends RedirectFactorConformance {
 *     PassportConformanceTest() {
 *         super(RedirectSample.of(new PassportFactor(…))
 *                 .facts(Map.of("birthDate", "1984-03-09"))
 *                 .destination("vienna")
 *                 .opens(location -> office.signIn(location, "maria"))
 *                 .fails(location -> office.signIn(location, "otto"))
 *                 .givesUp(location -> office.cancel(location)));
 *     }
 * }
 * }</pre>
 */
public abstract class RedirectFactorConformance extends PlugInConformance<RedirectFactor> {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final Reader READER = new Reader(GERMAN, true);
    private static final URI RETURN = URI.create("https://praxis.example/d/return/factor/destination");
    private static final String STATE = "state";
    private static final String KNOWN = "what the practice knows of the recipient";

    private final RedirectSample sample;
    private final EnrolmentCalls enrolments;
    private final FactorTexts senders;

    protected RedirectFactorConformance(RedirectSample sample) {
        super(sample.factor(), RedirectFactor.class, AuthFactor.class, List.of(), FactorId.class, "factor");
        this.sample = sample;
        this.enrolments = new EnrolmentCalls(plugIn, sample.enrolled());
        this.senders = new FactorTexts(plugIn, sample.enrolled(), enrolments);
    }

    @Test
    void theSampleHasWaysOfEachKind() {
        require(
                !sample.opening().isEmpty()
                        && !sample.failing().isEmpty()
                        && !sample.givingUp().isEmpty(),
                "The sample needs a way back of the recipient, of somebody else, and of who gives up: RedirectSample.opens, fails,"
                        + " givesUp.");
    }

    /** Two of its methods may; they are called for ten seconds at most. */
    @Override
    @Test
    void callsDoNoInputOrOutput() {
        note("talks to the other side in redirect and callback: see that nothing else does");
    }

    @Test
    void theProfileIsConstant() throws Exception {
        FactorProfile before = plugIn.profile();
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        comeBack(patient, sample.opening().get(0));
        require(
                before.equals(plugIn.profile()),
                "profile() changes: %s, then %s. The host asks once and keeps the answer.",
                before,
                plugIn.profile());
    }

    @Test
    void factsThatItAsksForAreNamedInItsProfile() {
        Collection<String> named =
                plugIn.profile().facts().stream().map(Fact::name).collect(Collectors.toSet());
        RefusedFacts.requireNamed(
                enrolments.result(Map.of(), Optional.empty(), "t-1"), Set.copyOf(named), "without any fact");
    }

    @Test
    void everyTextCanBeReadInEveryLanguage() {
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        requireTexts(Languages.OF_RECIPIENTS, locale -> recipientTexts(enrolment, locale));
        requireTexts(Languages.OF_PRACTICES, senders::senderTexts);
    }

    private Map<String, String> recipientTexts(Enrolment enrolment, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        Prompt prompt = plugIn.prompt(enrolment, new Reader(locale, true));
        texts.put("label", plugIn.label(locale));
        texts.put("needed", plugIn.needed(new Reader(locale, true), ""));
        texts.put("question", prompt.question());
        if (!prompt.hint().isEmpty()) {
            texts.put("hint", prompt.hint());
        }
        prompt.destinations().forEach(it -> texts.put("label of destination " + it.name(), it.label()));
        return texts;
    }

    @Test
    void promptsLeadToTheSamePlacesInEveryLanguage() {
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        List<String> german = destinations(plugIn.prompt(enrolment, READER));
        require(
                german.contains(sample.destination()),
                "The prompt leads to %s, and the sample to \"%s\": RedirectSample.destination.",
                german,
                sample.destination());
        for (Language language : Language.values()) {
            Prompt prompt = plugIn.prompt(enrolment, new Reader(language.locale(), false));
            DrawablePrompt.require(prompt, PlugInTexts.nameOf(language));
            require(
                    destinations(prompt).equals(german),
                    "The destinations are others in %s: %s.",
                    PlugInTexts.nameOf(language),
                    destinations(prompt));
        }
    }

    private static List<String> destinations(Prompt prompt) {
        return prompt.destinations().stream().map(Prompt.Destination::name).toList();
    }

    @Test
    void whereItLeadsBelongsToThisBeginningAndTellsNothing() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Redirect.To one = begin(patient, "token-one");
        Redirect.To other = begin(patient, "token-one");
        require(
                !one.state().isEmpty() && !one.state().equals(other.state()),
                "Two beginnings have the same state: what was seen of one could be used for another. Draw a secret for each.");
        require(
                one.location().toString().contains("token-one"),
                "%s doesn't hold the token of the request: it has to come back as the parameter \"state\".",
                one.location());
        require(
                !one.location().toString().contains(one.state()),
                "The state is in the address that it leads to: it is for the way back alone.");
        new SecretTraces(enrolments.secrets(patient))
                .in(one.location().toString())
                .ifPresent(form -> require(
                        false,
                        "The address that it leads to tells what the practice knows of the recipient, %s.",
                        form));
    }

    private Redirect.To begin(EnrolmentCalls.Sealed patient, String token) {
        Redirect redirect =
                plugIn.redirect(patient.enrolment(), new RedirectRequest(sample.destination(), RETURN, token, READER));
        require(redirect instanceof Redirect.To, "redirect leads nowhere: %s", redirect);
        return (Redirect.To) redirect;
    }

    private Reading comeBack(EnrolmentCalls.Sealed patient, Elsewhere way) throws Exception {
        return comeBack(patient, way, GERMAN);
    }

    private Reading comeBack(EnrolmentCalls.Sealed patient, Elsewhere way, Locale locale) throws Exception {
        String token = UUID.randomUUID().toString();
        Redirect.To departure = begin(patient, token);
        Map<String, String> brought = way.bringsBack(departure.location());
        require(
                token.equals(brought.get(STATE)),
                "What came back has another \"state\" than the token of the request: %s. The host would refuse it.",
                brought.keySet());
        return callback(departure, token, brought, locale);
    }

    private Reading callback(Redirect.To departure, String token, Map<String, String> brought, Locale locale) {
        return plugIn.callback(new Callback(sample.destination(), RETURN, token, departure.state(), brought, locale));
    }

    private String value(EnrolmentCalls.Sealed patient, Elsewhere way) throws Exception {
        Reading reading = comeBack(patient, way);
        require(reading instanceof Reading.Legible, "somebody was recognized, and callback answers %s", reading);
        return ((Reading.Legible) reading).value();
    }

    @Test
    void whoIsRecognizedOpensAndNobodyElse() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Elsewhere way : sample.opening()) {
            require(
                    plugIn.verify(patient.enrolment(), value(patient, way), patient.seal()),
                    "The recipient was recognized, and isn't let in.");
        }
        for (Elsewhere way : sample.failing()) {
            require(
                    !plugIn.verify(patient.enrolment(), value(patient, way), patient.seal()),
                    "Somebody else was recognized, and is let in.");
        }
    }

    @Test
    void comparisonGoesThroughTheSeal() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Elsewhere way : sample.opening()) {
            RecordingSeal never = patient.seal().saying(Verdict.NEVER);
            require(
                    !plugIn.verify(patient.enrolment(), value(patient, way), never),
                    "verify opens although the seal says that nothing matches: return what seal.matches returns.");
            require(
                    !never.comparisons().isEmpty(),
                    "verify doesn't ask the seal: compare with seal.matches(sealed, value).");
        }
    }

    @Test
    void whoGivesUpIsToldSoBesideTheLink() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Elsewhere way : sample.givingUp()) {
            for (Language language : Language.values()) {
                Reading reading = comeBack(patient, way, language.locale());
                require(
                        reading instanceof Reading.Malformed,
                        "Nobody was recognized, and it is counted as a try in %s: return Reading.Malformed.",
                        PlugInTexts.nameOf(language));
                for (Reading.Flaw flaw : ((Reading.Malformed) reading).flaws()) {
                    require(
                            flaw.field().equals(sample.destination()),
                            "A flaw names \"%s\", and the link is that of \"%s\".",
                            flaw.field(),
                            sample.destination());
                    requireReadable("reason", flaw.reason(), PlugInTexts.nameOf(language), PlugInTexts.LONGEST);
                }
            }
        }
    }

    @Test
    void noSecretIsInTheEnrolmentAndThoseOfTwoTransfersDiffer() throws Exception {
        EnrolmentCalls.Sealed one = enrolments.enrol("t-1");
        EnrolmentCalls.Sealed other = enrolments.enrol("t-2");
        enrolments.requireSilent(one.enrolment(), one, KNOWN);
        require(
                !one.enrolment().equals(other.enrolment()),
                "Two transfers to one recipient have the same enrolment: keep what the seal of the request makes.");
        require(
                !plugIn.verify(one.enrolment(), value(one, sample.opening().get(0)), other.seal()),
                "The seal of another transfer opens this one.");
    }

    @Test
    void aWayBackOpensOnce() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Elsewhere way = sample.opening().get(0);
        String first = value(patient, way);
        String second = value(patient, way);
        Enrolment spent = plugIn.spend(patient.enrolment(), first, patient.seal());
        require(
                !plugIn.verify(spent, first, patient.seal()),
                "The same way back opens twice: note in spend what has opened, its token for example, and refuse it in verify.");
        require(
                plugIn.verify(spent, second, patient.seal()),
                "Who has got in once doesn't get in anew by another beginning.");
        enrolments.requireSilent(spent, patient, KNOWN);
    }

    @Test
    void whatBelongsToAnotherBeginningOpensNothing() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Redirect.To seen = begin(patient, "token-one");
        Redirect.To own = begin(patient, "token-two");
        Map<String, String> brought =
                new LinkedHashMap<>(sample.opening().get(0).bringsBack(seen.location()));
        brought.put(STATE, "token-two");
        requireClosed(
                patient, callback(own, "token-two", brought, GERMAN), "what was brought back from another beginning");
    }

    @Test
    void nothingThatComesBackThrowsOrOpens() throws Exception {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Redirect.To departure = begin(patient, "token-one");
        Map<String, String> right = sample.opening().get(0).bringsBack(departure.location());
        requireClosed(patient, callback(departure, "token-one", Map.of(), GERMAN), "nothing");
        for (String name : right.keySet()) {
            if (!name.equals(STATE)) {
                Map<String, String> without = new LinkedHashMap<>(right);
                without.remove(name);
                // who knows what it needs; it must answer
                callback(begin(patient, "token-one"), "token-one", without, GERMAN);
                Junk.near(List.of())
                        .forEach(junk -> requireClosed(
                                patient,
                                callback(departure, "token-one", TypedAnswers.with(right, name, junk), GERMAN),
                                name + "=" + Junk.shown(junk)));
            }
        }
    }

    private void requireClosed(EnrolmentCalls.Sealed patient, Reading reading, String what) {
        if (reading instanceof Reading.Legible legible) {
            require(
                    !plugIn.verify(patient.enrolment(), legible.value(), patient.seal()),
                    "%s opens the transfer.",
                    what);
        }
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return Optional.of(plugIn.label(locale));
    }

    @Override
    Collection<String> secrets() {
        return enrolments.secrets(enrolments.enrol("t-1"));
    }

    /** Not the two that talk: what they answer is another each time. */
    @Override
    Map<String, Callable<Object>> calls(RedirectFactor factor) {
        return enrolments.calls(factor, enrolments.enrol("t-1").enrolment(), "");
    }
}
