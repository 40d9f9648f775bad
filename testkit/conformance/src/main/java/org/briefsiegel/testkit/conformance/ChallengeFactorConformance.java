package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.testkit.conformance.ChallengeSample.Answering;
import org.briefsiegel.testkit.conformance.RecordingSeal.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What a factor promises that asks something else each time. Extend it, and hand it your factor, one recipient, and who answers:
 *
 * <pre>{@code
 * class CardConformanceTest extends ChallengeFactorConformance {
 *     CardConformanceTest() {
 *         super(ChallengeSample.of(new CardFactor())
 *                 .facts(Map.of("card", SECRET))
 *                 .opens(question -> Map.of("code", card.codeAskedForIn(question)))
 *                 .fails(question -> Map.of("code", "000000")));
 *     }
 * }
 * }</pre>
 */
public abstract class ChallengeFactorConformance extends PlugInConformance<ChallengeFactor> {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final Reader READER = new Reader(GERMAN, true);
    private static final int LONGEST = 1000;
    private static final int DRAWN = 50;

    private final ChallengeSample sample;
    private final EnrolmentCalls enrolments;
    private final FactorTexts senders;

    protected ChallengeFactorConformance(ChallengeSample sample) {
        super(sample.factor(), ChallengeFactor.class, AuthFactor.class, List.of(), FactorId.class, "factor");
        this.sample = sample;
        this.enrolments = new EnrolmentCalls(plugIn, sample.enrolled());
        this.senders = new FactorTexts(plugIn, sample.enrolled(), enrolments);
    }

    @Test
    void theSampleHasSomebodyOfEachKind() {
        require(
                !sample.opening().isEmpty() && !sample.failing().isEmpty(),
                "The sample needs somebody who can answer and somebody who can't: ChallengeSample.opens, fails.");
    }

    @Test
    void challengesAreManyShortAndSayNothing() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        List<String> drawn = IntStream.range(0, DRAWN)
                .mapToObj(i -> plugIn.challenge(patient.enrolment()))
                .toList();
        require(
                Set.copyOf(drawn).size() > 1,
                "%d challenges are all the same: a factor whose question doesn't change is an AuthFactor.",
                DRAWN);
        SecretTraces traces = new SecretTraces(enrolments.secrets(patient));
        for (String challenge : drawn) {
            require(
                    !challenge.isEmpty() && challenge.length() <= LONGEST && challenge.indexOf('\0') < 0,
                    "A challenge is empty, has more than %d characters, or has U+0000 in it: %s",
                    LONGEST,
                    Junk.shown(challenge));
            traces.in(challenge)
                    .ifPresent(form -> require(
                            false, "A challenge tells what the practice knows of the recipient, %s.", form));
        }
    }

    @Test
    void everyQuestionCanBeReadAndDrawnInEveryLanguage() {
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        String challenge = plugIn.challenge(enrolment);
        List<String> fields = fields(plugIn.prompt(enrolment, challenge, READER));
        for (Language language : Language.values()) {
            Prompt prompt = plugIn.prompt(enrolment, challenge, new Reader(language.locale(), false));
            DrawablePrompt.require(prompt, PlugInTexts.nameOf(language));
            require(
                    fields(prompt).equals(fields),
                    "The fields are others in %s: %s instead of %s.",
                    PlugInTexts.nameOf(language),
                    fields(prompt),
                    fields);
        }
        require(
                fields(plugIn.prompt(enrolment, plugIn.challenge(enrolment), READER)).equals(fields),
                "Another challenge has other fields: a page that was drawn before couldn't be answered.");
        requireTexts(Languages.OF_RECIPIENTS, locale -> recipientTexts(enrolment, challenge, locale));
        requireTexts(Languages.OF_PRACTICES, senders::senderTexts);
    }

    private static List<String> fields(Prompt prompt) {
        return prompt.fields().stream().map(Prompt.Field::name).toList();
    }

    private Map<String, String> recipientTexts(Enrolment enrolment, String challenge, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        Prompt prompt = plugIn.prompt(enrolment, challenge, new Reader(locale, true));
        texts.put("label", plugIn.label(locale));
        texts.put("needed", plugIn.needed(new Reader(locale, true), ""));
        texts.put("question", prompt.question());
        prompt.fields().forEach(it -> texts.put("label of field " + it.name(), it.label()));
        return texts;
    }

    @Test
    void whoKnowsTheAnswerGetsInAndNobodyElse() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Answering recipient : sample.opening()) {
            require(
                    isRight(patient, plugIn.challenge(patient.enrolment()), recipient),
                    "The recipient has answered, and isn't let in.");
        }
        for (Answering stranger : sample.failing()) {
            require(
                    !isRight(patient, plugIn.challenge(patient.enrolment()), stranger),
                    "Somebody who doesn't know the answer is let in.");
        }
    }

    private boolean isRight(EnrolmentCalls.Sealed patient, String challenge, Answering who) {
        return plugIn.verify(patient.enrolment(), value(patient, challenge, challenge, who), patient.seal());
    }

    /** @param asked what was read, and {@code answered} what the answer is handed over with */
    private String value(EnrolmentCalls.Sealed patient, String asked, String answered, Answering who) {
        Map<String, String> typed = who.answer(plugIn.prompt(patient.enrolment(), asked, READER));
        Reading reading = plugIn.read(new Answer(typed, GERMAN), answered);
        require(reading instanceof Reading.Legible, "The sample's answer can't be read: %s", reading);
        return ((Reading.Legible) reading).value();
    }

    @Test
    void theAnswerToOneQuestionIsNoneToAnother() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Answering recipient = sample.opening().get(0);
        String one = plugIn.challenge(patient.enrolment());
        String other = IntStream.range(0, DRAWN)
                .mapToObj(i -> plugIn.challenge(patient.enrolment()))
                .filter(it -> !it.equals(one))
                .findFirst()
                .orElse(one);
        require(
                !plugIn.verify(patient.enrolment(), value(patient, one, other, recipient), patient.seal()),
                "The answer to one challenge opens under another: what read returns has to say which it answers.");
    }

    @Test
    void anAnswerOpensOnce() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        String challenge = plugIn.challenge(patient.enrolment());
        String right = value(patient, challenge, challenge, sample.opening().get(0));
        Enrolment spent = plugIn.spend(patient.enrolment(), right, patient.seal());
        require(
                !plugIn.verify(spent, right, patient.seal()),
                "The same answer to the same challenge opens twice, and a form can be posted again: note in spend what has opened, and"
                        + " refuse it in verify.");
    }

    @Test
    void comparisonGoesThroughTheSeal() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        String challenge = plugIn.challenge(patient.enrolment());
        RecordingSeal never = patient.seal().saying(Verdict.NEVER);
        require(
                !plugIn.verify(
                        patient.enrolment(),
                        value(patient, challenge, challenge, sample.opening().get(0)),
                        never),
                "verify opens although the seal says that nothing matches: return what seal.matches returns.");
        require(!never.comparisons().isEmpty(), "verify doesn't ask the seal: compare with seal.matches(sealed, value).");
    }

    @Test
    void nothingTypedThrowsOrOpens() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        String challenge = plugIn.challenge(patient.enrolment());
        Map<String, String> right =
                sample.opening().get(0).answer(plugIn.prompt(patient.enrolment(), challenge, READER));
        requireClosed(patient, challenge, Map.of(), "nothing");
        for (String name : right.keySet()) {
            Junk.near(List.of())
                    .forEach(junk -> requireClosed(
                            patient,
                            challenge,
                            TypedAnswers.with(right, name, junk),
                            name + "=" + Junk.shown(junk)));
        }
    }

    private void requireClosed(
            EnrolmentCalls.Sealed patient, String challenge, Map<String, String> typed, String what) {
        if (plugIn.read(new Answer(typed, GERMAN), challenge) instanceof Reading.Legible legible) {
            require(
                    !plugIn.verify(patient.enrolment(), legible.value(), patient.seal()),
                    "%s opens the transfer.",
                    what);
        }
    }

    @Test
    void noSecretIsInTheEnrolment() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        String state = patient.enrolment().state();
        for (String sealed : patient.seal().made()) {
            state = state.replace(sealed, "");
        }
        new SecretTraces(enrolments.secrets(patient))
                .in(state)
                .ifPresent(form -> require(
                        false,
                        "The enrolment holds what the practice knows of the recipient, %s: keep what seal.seal(value) makes.",
                        form));
        require(
                !patient.enrolment().equals(enrolments.enrol("t-2").enrolment()),
                "Two transfers to one recipient have the same enrolment: keep what the seal of the request makes.");
    }

    @Test
    void factsThatItAsksForAreNamedInItsProfile() {
        require(plugIn.profile().equals(plugIn.profile()), "profile() changes: the host asks once and keeps the answer.");
        RefusedFacts.requireNamed(
                enrolments.result(Map.of(), Optional.empty(), "t-1"),
                plugIn.profile().facts().stream()
                        .map(fact -> fact.name())
                        .collect(Collectors.toUnmodifiableSet()),
                "without any fact");
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return Optional.of(plugIn.label(locale));
    }

    @Override
    Collection<String> secrets() {
        return enrolments.secrets(enrolments.enrol("t-1"));
    }

    /** Not what draws. */
    @Override
    Map<String, Callable<Object>> calls(ChallengeFactor factor) {
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        String challenge = sample.factor().challenge(enrolment);
        Map<String, Callable<Object>> calls = enrolments.calls(factor, enrolment, "");
        calls.keySet().removeIf(name -> name.startsWith("prompt"));
        calls.put("prompt", () -> factor.prompt(enrolment, challenge, READER));
        return calls;
    }
}
