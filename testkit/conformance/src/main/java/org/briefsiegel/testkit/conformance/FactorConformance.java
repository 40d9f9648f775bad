package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.testkit.conformance.RecordingSeal.Comparison;
import org.briefsiegel.testkit.conformance.RecordingSeal.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What a factor promises. Extend it, and hand it your factor and one patient's answers:
 *
 * <pre>{@code
 * class PinWordConformanceTest extends FactorConformance {
 *     PinWordConformanceTest() {
 *         super(FactorSample.of(new PinWordFactor())
 *                 .facts(Map.of("pinWord", "Birnbaum"))
 *                 .opens(Map.of("pinWord", "Birnbaum"))
 *                 .opens(Map.of("pinWord", " birnbaum"))
 *                 .fails(Map.of("pinWord", "Apfelbaum"))
 *                 .illegible(Map.of("pinWord", "")));
 *     }
 * }
 * }</pre>
 */
public abstract class FactorConformance extends PlugInConformance<AuthFactor> {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final Reader READER = new Reader(GERMAN, true);

    private final FactorSample sample;
    private final EnrolmentCalls enrolments;
    private final FactorTexts texts;
    private final TypedAnswers answers;
    private EnrolmentCalls.Sealed shared;

    protected FactorConformance(FactorSample sample) {
        super(sample.factor(), AuthFactor.class, FactorId.class, "factor");
        this.sample = sample;
        this.enrolments = new EnrolmentCalls(plugIn, sample);
        this.texts = new FactorTexts(plugIn, sample, enrolments);
        this.answers = new TypedAnswers(plugIn);
    }

    @Test
    void theSampleHasAnswersOfEachKind() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        require(
                !patient.opening().isEmpty()
                        && !patient.failing().isEmpty()
                        && !sample.illegible().isEmpty(),
                "The sample needs an answer that opens, one that doesn't, and one that can't be read: FactorSample.opens, fails,"
                        + " illegible.");
    }

    @Test
    void theProfileIsConstant() {
        FactorProfile before = plugIn.profile();
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        FactorProfile between = plugIn.profile();
        patient.opening().forEach(it -> plugIn.verify(patient.enrolment(), answers.value(it), patient.seal()));
        FactorProfile after = plugIn.profile();
        require(
                before.equals(between) && between.equals(after),
                "profile() changes: %s, then %s, then %s. The host asks once and keeps the answer.",
                before,
                between,
                after);
    }

    @Test
    void factsThatItAsksForAreNamedInItsProfile() {
        Set<String> named = factNames();
        RefusedFacts.requireNamed(enrolments.result(Map.of(), Optional.empty(), "t-1"), named, "without any fact");
        Map<String, String> blank = sample.facts().keySet().stream().collect(Collectors.toMap(it -> it, it -> "  "));
        EnrolmentResult ofBlank = enrolments.result(blank, sample.typedIn().map(it -> " "), "t-1");
        RefusedFacts.requireNamed(ofBlank, named, "of blank facts");
        require(
                named.isEmpty()
                        || !(ofBlank instanceof EnrolmentResult.Enrolled)
                        || sample.facts().isEmpty() && sample.typedIn().isEmpty(),
                "enrol takes a blank fact for a value: a patient without one could be asked for nothing. Use request.valueOf(fact).");
    }

    private Set<String> factNames() {
        return plugIn.profile().facts().stream().map(Fact::name).collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void everyTextCanBeReadInEveryLanguage() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        requireTexts(Languages.OF_RECIPIENTS, locale -> texts.recipientTexts(patient, locale));
        requireTexts(Languages.OF_PRACTICES, texts::senderTexts);
    }

    /** It ends the mail's sentence. */
    @Test
    void whatIsNeededEndsASentence() {
        for (Language language : Language.values()) {
            String needed = plugIn.needed(new Reader(language.locale(), true), "");
            require(
                    !needed.endsWith("."),
                    "needed ends with a full stop in %s: \"%s\". The mail's sentence goes on.",
                    PlugInTexts.nameOf(language),
                    needed);
        }
    }

    @Test
    void promptsCanBeDrawn() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Language language : Language.values()) {
            for (boolean owner : List.of(true, false)) {
                Prompt prompt = plugIn.prompt(patient.enrolment(), new Reader(language.locale(), owner));
                DrawablePrompt.require(prompt, PlugInTexts.nameOf(language));
                require(
                        DrawablePrompt.names(prompt)
                                .equals(DrawablePrompt.names(plugIn.prompt(patient.enrolment(), READER))),
                        "The fields have other names in %s: %s. An answer would be lost when the reader changes the language.",
                        PlugInTexts.nameOf(language),
                        DrawablePrompt.names(prompt));
            }
        }
    }

    @Test
    void promptsTellNothingOfTheSecret() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        SecretTraces traces = new SecretTraces(enrolments.secrets(patient));
        texts.recipientTexts(patient, GERMAN)
                .forEach((name, text) -> traces.in(text)
                        .ifPresent(form -> require(
                                false,
                                "The %s tells the secret, %s. It is read by whoever holds the link.",
                                name,
                                form)));
    }

    @Test
    void answersThatOpenOpenInEveryLanguage() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Map<String, String> answer : patient.opening()) {
            for (Language language : Language.values()) {
                Reading reading = plugIn.read(new Answer(answer, language.locale()));
                require(
                        reading instanceof Reading.Legible,
                        "%s should open, and can't be read in %s: %s",
                        answer,
                        PlugInTexts.nameOf(language),
                        reading);
                require(
                        plugIn.verify(patient.enrolment(), ((Reading.Legible) reading).value(), patient.seal()),
                        "%s should open, and doesn't in %s.",
                        answer,
                        PlugInTexts.nameOf(language));
            }
        }
    }

    @Test
    void wrongAnswersDoNotOpen() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Map<String, String> answer : patient.failing()) {
            require(
                    plugIn.read(new Answer(answer, GERMAN)) instanceof Reading.Legible,
                    "%s is said to be wrong and can't even be read: give it to FactorSample.illegible.",
                    answer);
            require(
                    !plugIn.verify(patient.enrolment(), answers.value(answer), patient.seal()),
                    "%s is wrong, and opens the transfer.",
                    answer);
        }
    }

    @Test
    void comparisonGoesThroughTheSeal() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Map<String, String> answer : patient.opening()) {
            RecordingSeal never = patient.seal().saying(Verdict.NEVER);
            require(
                    !plugIn.verify(patient.enrolment(), answers.value(answer), never),
                    "verify opens although the seal says that nothing matches: return what seal.matches returns.");
            requireCompared(never, patient, answers.value(answer));
        }
        for (Map<String, String> answer : patient.failing()) {
            RecordingSeal always = patient.seal().saying(Verdict.ALWAYS);
            require(
                    plugIn.verify(patient.enrolment(), answers.value(answer), always),
                    "verify doesn't open although the seal says that the value matches: it compares by itself. Only seal.matches"
                            + " takes the same time for every answer.");
            requireCompared(always, patient, answers.value(answer));
        }
    }

    private static void requireCompared(RecordingSeal seal, EnrolmentCalls.Sealed patient, String value) {
        List<Comparison> comparisons = seal.comparisons();
        require(!comparisons.isEmpty(), "verify doesn't ask the seal: compare with seal.matches(sealed, value).");
        require(
                comparisons.stream()
                        .anyMatch(it -> it.value().equals(value) && seal.isMade(it.sealed(), patient.seal())),
                "verify compares something else than what read made of the answer, with something else than what the seal made.");
    }

    @Test
    void noSecretIsInTheEnrolment() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        enrolments.requireSilent(patient.enrolment(), patient, "the secret");
    }

    @Test
    void enrolmentsOfTwoTransfersDiffer() {
        EnrolmentCalls.Sealed one = enrolments.enrol("t-1");
        EnrolmentCalls.Sealed other = enrolments.enrol("t-2");
        require(
                !one.enrolment().equals(other.enrolment()),
                "Two transfers to one patient have the same enrolment: what is known of one opens the other. Keep what the seal of"
                        + " the request makes.");
        for (Map<String, String> answer : one.opening()) {
            require(!opens(one.enrolment(), answer, other.seal()), "The seal of another transfer opens this one.");
        }
    }

    private boolean opens(Enrolment enrolment, Map<String, String> answer, RecordingSeal seal) {
        return enrolments.opens(enrolment, answers.value(answer), seal);
    }

    @Test
    void whatIsSpentDoesNotOpenAgain() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Map<String, String> answer : patient.opening()) {
            Enrolment spent = plugIn.spend(patient.enrolment(), answers.value(answer), patient.seal());
            require(
                    spent.equals(patient.enrolment()) || !opens(spent, answer, patient.seal()),
                    "spend changes the enrolment, and the same answer opens it again. Return the enrolment as it was where answers may"
                            + " be given twice.");
            if (!spent.equals(patient.enrolment())) {
                enrolments.requireSilent(spent, patient, "the secret");
            }
            patient.failing()
                    .forEach(wrong -> require(
                            !opens(spent, wrong, patient.seal()),
                            "Once an answer is spent, %s opens, which is wrong.",
                            wrong));
        }
    }

    @Test
    void illegibleAnswersAreMalformedAndNotRepeated() {
        List<String> fields =
                DrawablePrompt.names(plugIn.prompt(enrolments.enrol("t-1").enrolment(), READER));
        for (Map<String, String> answer : sample.illegible()) {
            for (Language language : Language.values()) {
                Reading reading = plugIn.read(new Answer(answer, language.locale()));
                require(
                        reading instanceof Reading.Malformed,
                        "%s can't be read, and is taken for an answer in %s: it would be counted as a try. Return"
                                + " Reading.Malformed.",
                        answer,
                        PlugInTexts.nameOf(language));
                TypedAnswers.requireSound((Reading.Malformed) reading, answer, fields);
            }
        }
    }

    @Test
    void nothingTypedThrowsOrOpens() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Set<String> opening = patient.opening().stream().map(answers::value).collect(Collectors.toSet());
        List<String> fields = DrawablePrompt.names(plugIn.prompt(patient.enrolment(), READER));
        TypedAnswers.ofJunk(patient, fields).forEach(answer -> {
            Reading reading = plugIn.read(new Answer(answer, GERMAN));
            if (reading instanceof Reading.Malformed malformed) {
                TypedAnswers.requireSound(malformed, answer, fields);
            } else if (reading instanceof Reading.Legible legible) {
                require(
                        opening.contains(legible.value())
                                || !plugIn.verify(patient.enrolment(), legible.value(), patient.seal()),
                        "%s opens the transfer.",
                        TypedAnswers.shown(answer));
            }
        });
    }

    @Test
    void noFactThrows() {
        Set<String> named = factNames();
        sample.facts()
                .forEach((fact, right) -> Junk.near(List.of(right)).forEach(junk -> {
                    EnrolmentResult result =
                            enrolments.result(TypedAnswers.with(sample.facts(), fact, junk), Optional.empty(), "t-1");
                    RefusedFacts.requireNamed(result, named, "with the fact " + Junk.shown(junk));
                    if (result instanceof EnrolmentResult.FactInvalid invalid) {
                        RefusedFacts.requireExplained(invalid, junk);
                    }
                }));
        sample.typedIn()
                .ifPresent(right -> Junk.near(List.of(right))
                        .forEach(junk -> RefusedFacts.requireNamed(
                                enrolments.result(sample.facts(), Optional.of(junk), "t-1"),
                                named,
                                "with " + Junk.shown(junk) + " typed in")));
    }

    @Test
    void aRefusedFactIsExplainedToTheSenderInTheirLanguage() {
        for (Map<String, String> facts : sample.refused()) {
            EnrolmentResult result = enrolments.resultFor(facts, GERMAN, Locale.ENGLISH);
            require(
                    result instanceof EnrolmentResult.FactInvalid,
                    "%s can't be right, and enrol answers %s: return EnrolmentResult.FactInvalid.",
                    facts,
                    result);
            facts.values().forEach(it -> RefusedFacts.requireExplained((EnrolmentResult.FactInvalid) result, it));
            require(
                    result.equals(enrolments.resultFor(facts, Locale.ENGLISH, Locale.ENGLISH)),
                    "The reason why a fact is refused is written in the recipient's language: use request.senderLocale().");
        }
        if (sample.refused().isEmpty()) {
            note("no fact that can't be right was tried: FactorSample.refuses");
        }
    }

    @Test
    void messagesCanBeSent() {
        FactorProfile profile = plugIn.profile();
        for (Language language : Language.values()) {
            for (Dispatch dispatch : enrolments.dispatchesIn(language.locale())) {
                require(
                        isId(dispatch.channel()),
                        "A message names the channel \"%s\", which can't be an id: \"sms\".",
                        dispatch.channel());
                require(
                        profile.fact(dispatch.fact()).isPresent(),
                        "A message goes to the fact \"%s\", which profile() doesn't name: %s. The host wouldn't ask for it.",
                        dispatch.fact(),
                        profile.facts());
                require(
                        dispatch.texts().stream().noneMatch(String::isBlank),
                        "A message is blank in %s.",
                        PlugInTexts.nameOf(language));
            }
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

    @Override
    Map<String, Callable<Object>> calls(AuthFactor factor) {
        EnrolmentCalls.Sealed patient = sharedPatient();
        Map<String, Callable<Object>> calls = enrolments.calls(factor, patient.enrolment(), FactorTexts.SENT_TO);
        List<Map<String, String>> typed = Stream.of(patient.opening(), patient.failing(), sample.illegible())
                .flatMap(List::stream)
                .toList();
        for (int i = 0; i < typed.size(); i++) {
            Answer answer = new Answer(typed.get(i), GERMAN);
            String number = "answer " + (i + 1) + " of the sample";
            calls.put("read of " + number, () -> factor.read(answer));
            if (plugIn.read(answer) instanceof Reading.Legible legible) {
                calls.put(
                        "verify of " + number,
                        () -> factor.verify(patient.enrolment(), legible.value(), patient.seal()));
            }
        }
        return calls;
    }

    /** The same for all calls, also of a factor that draws its secret by lot. */
    private EnrolmentCalls.Sealed sharedPatient() {
        if (shared == null) {
            shared = enrolments.enrol("t-1");
        }
        return shared;
    }
}
