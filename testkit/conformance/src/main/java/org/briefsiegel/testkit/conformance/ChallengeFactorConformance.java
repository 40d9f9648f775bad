package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.testkit.conformance.ChallengeCalls.Asked;
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

    /** Letters of a short phrase may be asked for in no more ways, and not each is drawn. */
    private static final int FEWEST = 3;

    /** More of them than anybody gives within a transfer's time. */
    private static final int MOST_ANSWERS = 100;

    /** What is shorter stands in a question by chance: a letter and its place, or the number of a code. */
    private static final int SHORTEST_SECRET = 4;

    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private final ChallengeSample sample;
    private final EnrolmentCalls enrolments;
    private final ChallengeCalls questions;
    private final FactorTexts senders;
    private Shared shared;

    /** What all calls are about that are made by many at once. */
    private record Shared(EnrolmentCalls.Sealed patient, List<Asked> questions) {}

    protected ChallengeFactorConformance(ChallengeSample sample) {
        super(sample.factor(), ChallengeFactor.class, AuthFactor.class, List.of(), FactorId.class, "factor");
        this.sample = sample;
        this.enrolments = new EnrolmentCalls(plugIn, sample.enrolled());
        this.questions = new ChallengeCalls(plugIn);
        this.senders = new FactorTexts(plugIn, sample.enrolled(), enrolments);
    }

    private Answering recipient() {
        return sample.opening().get(0);
    }

    @Test
    void theSampleHasSomebodyOfEachKind() {
        require(
                !sample.opening().isEmpty() && !sample.failing().isEmpty(),
                "The sample needs somebody who can answer and somebody who can't: ChallengeSample.opens, fails.");
        List<Asked> drawn = questions.draw(enrolments.enrol("t-1").enrolment(), DRAWN);
        require(
                sample.failing().stream()
                        .anyMatch(stranger -> drawn.stream()
                                .anyMatch(it -> value(it, stranger).isPresent())),
                "Nothing can be read of what somebody types who doesn't know the answer: so no wrong answer is tried. Let"
                        + " ChallengeSample.fails answer in the form that is asked for.");
    }

    private Optional<String> value(Asked asked, Answering who) {
        return questions.value(asked.challenge(), who.answer(asked.prompt()));
    }

    @Test
    void theProfileIsConstant() {
        FactorProfile before = plugIn.profile();
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        isRight(patient.enrolment(), questions.drawAnswerable(patient.enrolment()), recipient(), patient.seal());
        require(
                before.equals(plugIn.profile()),
                "profile() changes: %s, then %s. The host asks once and keeps the answer.",
                before,
                plugIn.profile());
    }

    @Test
    void factsThatItAsksForAreNamedInItsProfile() {
        RefusedFacts.requireNamed(
                enrolments.result(Map.of(), Optional.empty(), "t-1"),
                plugIn.profile().facts().stream().map(Fact::name).collect(Collectors.toUnmodifiableSet()),
                "without any fact");
    }

    @Test
    void challengesAreManyAndShort() {
        List<Asked> drawn = questions.draw(enrolments.enrol("t-1").enrolment(), DRAWN);
        for (Asked asked : drawn) {
            require(
                    isWellFormed(asked.challenge()),
                    "A challenge is empty, has more than %d characters, or has U+0000 or half of a surrogate pair in it: %s",
                    LONGEST,
                    Junk.shown(asked.challenge()));
        }
        long different = drawn.stream().map(Asked::challenge).distinct().count();
        require(
                different >= FEWEST,
                "Of %d challenges %d are different, and %d at least are needed: whoever has seen one answer would wait for its"
                        + " question. A factor whose question doesn't change is an AuthFactor.",
                DRAWN,
                different,
                FEWEST);
    }

    private static boolean isWellFormed(String challenge) {
        return !challenge.isEmpty()
                && challenge.length() <= LONGEST
                && challenge.codePoints().noneMatch(it -> it == 0 || Character.getType(it) == Character.SURROGATE);
    }

    @Test
    void questionsTellNothingOfTheAnswer() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Set<String> known = enrolments.secrets(patient).stream()
                .filter(it -> it.length() >= SHORTEST_SECRET)
                .collect(Collectors.toSet());
        for (Asked asked : questions.draw(patient.enrolment(), DRAWN)) {
            SecretTraces traces = new SecretTraces(
                    Stream.concat(known.stream(), answers(asked)).toList());
            Map<String, String> texts = new LinkedHashMap<>(askedTexts(asked.prompt()));
            texts.put("challenge", asked.challenge());
            texts.forEach((name, text) -> traces.in(text)
                    .ifPresent(form -> require(
                            false,
                            "The %s tells the answer or what the practice knows of the recipient, %s. It is read by whoever holds"
                                    + " the link: ask for it.",
                            name,
                            form)));
        }
    }

    /** What only the recipient types. */
    private Stream<String> answers(Asked asked) {
        Map<String, String> strangers = sample.failing().get(0).answer(asked.prompt());
        return recipient().answer(asked.prompt()).entrySet().stream()
                .filter(it -> !it.getValue().equals(strangers.get(it.getKey())))
                .map(Map.Entry::getValue);
    }

    private static Map<String, String> askedTexts(Prompt prompt) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("question", prompt.question());
        if (!prompt.hint().isEmpty()) {
            texts.put("hint", prompt.hint());
        }
        prompt.fields().forEach(it -> texts.put("label of field " + it.name(), it.label()));
        return texts;
    }

    @Test
    void everyQuestionCanBeReadAndDrawnInEveryLanguage() {
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        Asked asked = questions.drawAnswerable(enrolment);
        List<String> fields = DrawablePrompt.names(asked.prompt());
        for (Language language : Language.values()) {
            for (boolean owner : List.of(true, false)) {
                Prompt prompt = plugIn.prompt(enrolment, asked.challenge(), new Reader(language.locale(), owner));
                DrawablePrompt.require(prompt, PlugInTexts.nameOf(language));
                require(
                        DrawablePrompt.names(prompt).equals(fields),
                        "The fields are others in %s: %s instead of %s.",
                        PlugInTexts.nameOf(language),
                        DrawablePrompt.names(prompt),
                        fields);
            }
        }
        for (Asked other : questions.draw(enrolment, DRAWN)) {
            DrawablePrompt.require(other.prompt(), PlugInTexts.nameOf(Language.GERMAN));
            require(
                    DrawablePrompt.names(other.prompt()).equals(fields),
                    "Another challenge has other fields, %s instead of %s: what is typed would be lost.",
                    DrawablePrompt.names(other.prompt()),
                    fields);
        }
        requireTexts(Languages.OF_RECIPIENTS, locale -> recipientTexts(enrolment, asked.challenge(), locale));
        requireTexts(Languages.OF_PRACTICES, senders::senderTexts);
    }

    private Map<String, String> recipientTexts(Enrolment enrolment, String challenge, Locale locale) {
        Reader reader = new Reader(locale, true);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("label", plugIn.label(locale));
        texts.put("needed", plugIn.needed(reader, ""));
        texts.putAll(askedTexts(plugIn.prompt(enrolment, challenge, reader)));
        return texts;
    }

    @Test
    void whoKnowsTheAnswerGetsInAndNobodyElse() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        for (Asked asked : questions.draw(patient.enrolment(), DRAWN)) {
            for (Answering recipient : sample.opening()) {
                require(
                        isRight(patient.enrolment(), asked, recipient, patient.seal()),
                        "The recipient has answered \"%s\", and isn't let in.",
                        asked.prompt().question());
            }
            requireNobodyElseGetsIn(patient.enrolment(), asked, patient.seal());
        }
    }

    private boolean isRight(Enrolment enrolment, Asked asked, Answering recipient, Seal seal) {
        return plugIn.verify(enrolment, questions.right(asked, recipient), seal);
    }

    private void requireNobodyElseGetsIn(Enrolment enrolment, Asked asked, Seal seal) {
        for (Answering stranger : sample.failing()) {
            value(asked, stranger)
                    .ifPresent(it -> require(
                            !plugIn.verify(enrolment, it, seal),
                            "Somebody who doesn't know the answer to \"%s\" is let in.",
                            asked.prompt().question()));
        }
    }

    @Test
    void theAnswerToOneQuestionIsNoneToAnother() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Asked one = questions.drawAnswerable(patient.enrolment());
        Map<String, String> answer = recipient().answer(one.prompt());
        List<Asked> others = questions.draw(patient.enrolment(), DRAWN).stream()
                .filter(it -> !recipient().answer(it.prompt()).equals(answer))
                .toList();
        require(
                !others.isEmpty(),
                "The recipient gives one answer to all questions: who has seen it once knows it for good.");
        for (Asked other : others) {
            require(
                    questions
                            .value(other.challenge(), answer)
                            .filter(it -> plugIn.verify(patient.enrolment(), it, patient.seal()))
                            .isEmpty(),
                    "The answer to one challenge opens under another: what read returns has to say which it answers.");
        }
    }

    /** Several people, each with several windows. */
    @Test
    void othersAreAskedAndAnswerInBetween() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        EnrolmentCalls.Sealed another = enrolments.enrol("t-2");
        Asked first = questions.drawAnswerable(patient.enrolment());
        List<Asked> later = questions.draw(patient.enrolment(), DRAWN);
        Asked elsewhere = questions.drawAnswerable(another.enrolment());
        String value = questions.right(first, recipient());
        List<String> values =
                later.stream().map(it -> questions.right(it, recipient())).toList();
        String valueElsewhere = questions.right(elsewhere, recipient());
        requireInTurn(patient, value, "the first of two questions");
        requireInTurn(another, valueElsewhere, "what was asked of another recipient");
        values.forEach(it -> requireInTurn(patient, it, "a question after which others were asked"));
    }

    private void requireInTurn(EnrolmentCalls.Sealed patient, String value, String what) {
        require(
                plugIn.verify(patient.enrolment(), value, patient.seal()),
                "The right answer to %s doesn't open: nothing is kept between calls, others are made in between, on other nodes, too."
                        + " What read returns says which challenge it answers.",
                what);
    }

    @Test
    void whatIsDrawnIsKeptNowhereInThePlugIn() {
        Map<String, String> before = fields();
        Enrolment enrolment = enrolments.enrol("t-1").enrolment();
        List<Asked> drawn = questions.draw(enrolment, DRAWN);
        drawn.forEach(it -> questions.right(it, recipient()));
        fields().forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                require(
                        drawn.stream().noneMatch(it -> isIn(value, it.challenge())),
                        "The field %s keeps a challenge that was drawn. The answer may come to another node, or after an update: the"
                                + " host hands the challenge to read.",
                        name);
            }
        });
    }

    /** As a word. */
    private static boolean isIn(String text, String challenge) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(challenge) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    @Test
    void anAnswerOpensOnce() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Asked one = questions.drawAnswerable(patient.enrolment());
        String first = questions.right(one, recipient());
        Enrolment spent = spend(patient, patient.enrolment(), first);
        require(
                !plugIn.verify(spent, first, patient.seal()),
                "The same answer to the same challenge opens twice, and a form can be posted again: note in spend what has opened, and"
                        + " refuse it in verify.");

        Asked other = questions.drawAnswerable(spent);
        requireNobodyElseGetsIn(spent, other, patient.seal());
        String second = questions.right(other, recipient());
        require(
                plugIn.verify(spent, second, patient.seal()),
                "Who has got in once doesn't get in anew by the answer to another question: spend leaves the other answers as they are.");

        Enrolment both = spend(patient, spent, second);
        require(
                !plugIn.verify(both, second, patient.seal()) && !plugIn.verify(both, first, patient.seal()),
                "An answer that was spent opens again once another is spent: spend adds to what the enrolment says.");
        requireNobodyElseGetsIn(both, questions.drawAnswerable(both), patient.seal());
        requireNobodyElseGetsIn(both, one, patient.seal());
    }

    private Enrolment spend(EnrolmentCalls.Sealed patient, Enrolment before, String value) {
        Enrolment spent = plugIn.spend(before, value, patient.seal());
        enrolments.requireSilent(spent, patient, "what the recipient answers");
        return spent;
    }

    @Test
    void whatIsAskedCanBeAnsweredUntilNothingIsLeft() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Enrolment now = patient.enrolment();
        Set<String> spent = new HashSet<>();
        String last = "";
        for (int answers = 0; answers < MOST_ANSWERS; answers++) {
            Asked asked = questions.draw(now);
            if (!asked.canBeAnswered()) {
                requireOver(patient, now, asked, last);
                return;
            }
            require(
                    spent.add(asked.challenge()),
                    "A challenge that is spent is drawn again: the recipient couldn't answer it. Draw from what is left, and where nothing"
                            + " is, let the prompt be Prompt.unanswerable.");
            last = questions.right(asked, recipient());
            require(
                    plugIn.verify(now, last, patient.seal()),
                    "After %d answers the right one to what is asked then doesn't open: draw what isn't spent.",
                    answers);
            now = plugIn.spend(now, last, patient.seal());
        }
        note("still had something to ask after " + MOST_ANSWERS + " answers: see what becomes of it when it runs out");
    }

    private void requireOver(EnrolmentCalls.Sealed patient, Enrolment now, Asked nothing, String last) {
        require(
                isWellFormed(nothing.challenge()),
                "Where nothing is left to ask, the challenge is no text of 1 to %d characters: %s",
                LONGEST,
                Junk.shown(nothing.challenge()));
        DrawablePrompt.require(nothing.prompt(), PlugInTexts.nameOf(Language.GERMAN));
        require(
                !plugIn.verify(now, last, patient.seal()),
                "Where nothing is left to ask, an answer opens that was spent.");
        questions
                .value(nothing.challenge(), Map.of())
                .ifPresent(it -> require(
                        !plugIn.verify(now, it, patient.seal()), "Where nothing is left to ask, nothing typed opens."));
    }

    /** Of an enrolment before this one, or of the plug-in's last version. */
    @Test
    void aChallengeThatIsNotUnderstoodAnyMoreIsWrong() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        EnrolmentCalls.Sealed anew = enrolments.enrol("t-2");
        Asked asked = questions.drawAnswerable(patient.enrolment());
        Map<String, String> typed = recipient().answer(asked.prompt());
        plugIn.prompt(anew.enrolment(), asked.challenge(), READER);
        questions.value(asked.challenge(), typed).ifPresent(it -> enrolments.opens(anew.enrolment(), it, anew.seal()));
        Set<String> foreign = new HashSet<>(Junk.near(List.of()));
        for (String challenge : Junk.near(List.of(asked.challenge()))) {
            if (challenge.isEmpty() || isWellFormed(challenge)) {
                plugIn.prompt(patient.enrolment(), challenge, READER);
                boolean opens = questions
                        .value(challenge, typed)
                        .filter(it -> plugIn.verify(patient.enrolment(), it, patient.seal()))
                        .isPresent();
                require(
                        !opens
                                || !foreign.contains(challenge)
                                || DIGIT.matcher(challenge).find(), // a number may mean the same
                        "The answer to one challenge opens under %s, which is none.",
                        Junk.shown(challenge));
            }
        }
    }

    @Test
    void comparisonGoesThroughTheSeal() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Asked asked = questions.drawAnswerable(patient.enrolment());
        RecordingSeal never = patient.seal().saying(Verdict.NEVER);
        require(
                !isRight(patient.enrolment(), asked, recipient(), never),
                "verify opens although the seal says that nothing matches: return what seal.matches returns.");
        requireCompared(never, patient);
        for (Answering stranger : sample.failing()) {
            value(asked, stranger).ifPresent(wrong -> {
                RecordingSeal always = patient.seal().saying(Verdict.ALWAYS);
                require(
                        plugIn.verify(patient.enrolment(), wrong, always),
                        "verify doesn't open although the seal says that the value matches: it compares by itself. Only seal.matches"
                                + " takes the same time for every answer.");
                requireCompared(always, patient);
            });
        }
    }

    private static void requireCompared(RecordingSeal seal, EnrolmentCalls.Sealed patient) {
        require(
                !seal.comparisons().isEmpty(),
                "verify doesn't ask the seal: compare with seal.matches(sealed, value).");
        require(
                seal.comparisons().stream().anyMatch(it -> seal.isMade(it.sealed(), patient.seal())),
                "verify compares with something else than what the seal made.");
    }

    @Test
    void nothingTypedThrowsOrOpens() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Asked asked = questions.drawAnswerable(patient.enrolment());
        Map<String, String> right = recipient().answer(asked.prompt());
        List<String> fields = DrawablePrompt.names(asked.prompt());
        Stream<Map<String, String>> odd = Stream.of(Map.of(), Map.of("nobodyAsked", "x"), Map.of("", ""));
        Stream<Map<String, String>> junk = fields.stream()
                .flatMap(field -> Junk.near(List.of()).stream().map(it -> TypedAnswers.with(right, field, it)));
        Stream.concat(odd, junk).forEach(typed -> requireClosed(patient, asked.challenge(), typed, fields));
    }

    private void requireClosed(
            EnrolmentCalls.Sealed patient, String challenge, Map<String, String> typed, List<String> fields) {
        Reading reading = plugIn.read(new Answer(typed, GERMAN), challenge);
        if (reading instanceof Reading.Malformed malformed) {
            TypedAnswers.requireSound(malformed, typed, fields);
        } else if (reading instanceof Reading.Legible legible) {
            require(
                    !plugIn.verify(patient.enrolment(), legible.value(), patient.seal()),
                    "%s opens the transfer.",
                    TypedAnswers.shown(typed));
        }
    }

    @Test
    void noSecretIsInTheEnrolmentAndThoseOfTwoTransfersDiffer() {
        EnrolmentCalls.Sealed one = enrolments.enrol("t-1");
        EnrolmentCalls.Sealed other = enrolments.enrol("t-2");
        enrolments.requireSilent(one.enrolment(), one, "what the practice knows of the recipient");
        require(
                !one.enrolment().equals(other.enrolment()),
                "Two transfers to one recipient have the same enrolment: keep what the seal of the request makes.");
        Asked asked = questions.drawAnswerable(one.enrolment());
        require(
                !enrolments.opens(one.enrolment(), questions.right(asked, recipient()), other.seal()),
                "The seal of another transfer opens this one.");
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return Optional.of(plugIn.label(locale));
    }

    @Override
    Collection<String> secrets() {
        return enrolments.secrets(enrolments.enrol("t-1"));
    }

    /** Of two questions that were drawn before; what is drawn is another each time. */
    @Override
    Map<String, Callable<Object>> calls(ChallengeFactor factor) {
        EnrolmentCalls.Sealed patient = shared().patient();
        Map<String, Callable<Object>> calls = enrolments.calls(factor, patient.enrolment(), "");
        calls.keySet().removeIf(name -> name.startsWith("prompt"));
        calls.put("challenge", () -> isWellFormed(factor.challenge(patient.enrolment())));
        for (Asked asked : shared().questions()) {
            String number = " of question " + (shared().questions().indexOf(asked) + 1);
            calls.put("prompt" + number, () -> factor.prompt(patient.enrolment(), asked.challenge(), READER));
            Answer answer = new Answer(recipient().answer(asked.prompt()), GERMAN);
            calls.put("read" + number, () -> factor.read(answer, asked.challenge()));
            String value = questions.right(asked, recipient());
            calls.put("verify" + number, () -> factor.verify(patient.enrolment(), value, patient.seal()));
        }
        return calls;
    }

    private Shared shared() {
        if (shared == null) {
            EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
            shared = new Shared(
                    patient,
                    questions.draw(patient.enrolment(), DRAWN).stream()
                            .distinct()
                            .limit(2)
                            .toList());
        }
        return shared;
    }
}
