package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.PlugInTexts.requireReadable;
import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
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
    private static final String SENT_TO = "•••567";

    /** A field on a phone's screen, and a question that is a heading there. */
    private static final int LONGEST_LABEL = 80;

    private static final int LONGEST_QUESTION = 200;
    private static final int LONGEST_HINT = 400;
    private static final int MOST_FIELDS = 6;
    private static final int WIDEST = 60;

    /** What is found in a reason by chance isn't repeated. */
    private static final int SHORTEST_REPEATED = 5;

    private final FactorSample sample;
    private final EnrolmentCalls enrolments;
    private EnrolmentCalls.Sealed shared;

    protected FactorConformance(FactorSample sample) {
        super(sample.factor(), AuthFactor.class, FactorId.class, "factor");
        this.sample = sample;
        this.enrolments = new EnrolmentCalls(plugIn, sample);
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
        patient.opening().forEach(it -> plugIn.verify(patient.enrolment(), value(it), patient.seal()));
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
        requireNamed(enrolments.result(Map.of(), Optional.empty(), "t-1"), named, "without any fact");
        Map<String, String> blank = sample.facts().keySet().stream().collect(Collectors.toMap(it -> it, it -> "  "));
        EnrolmentResult ofBlank = enrolments.result(blank, sample.typedIn().map(it -> " "), "t-1");
        requireNamed(ofBlank, named, "of blank facts");
        require(
                named.isEmpty()
                        || !(ofBlank instanceof EnrolmentResult.Enrolled)
                        || sample.facts().isEmpty() && sample.typedIn().isEmpty(),
                "enrol takes a blank fact for a value: a patient without one could be asked for nothing. Use request.valueOf(fact).");
    }

    private Set<String> factNames() {
        return plugIn.profile().facts().stream().map(Fact::name).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireNamed(EnrolmentResult result, Set<String> named, String when) {
        if (result instanceof EnrolmentResult.FactMissing missing) {
            require(
                    named.contains(missing.fact()),
                    "Called %s, enrol misses the fact \"%s\", which profile() doesn't name: %s.",
                    when,
                    missing.fact(),
                    named);
        }
        if (result instanceof EnrolmentResult.FactInvalid invalid) {
            require(
                    named.contains(invalid.fact()),
                    "Called %s, enrol refuses the fact \"%s\", which profile() doesn't name: %s.",
                    when,
                    invalid.fact(),
                    named);
        }
    }

    @Test
    void everyTextCanBeReadInEveryLanguage() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        requireTexts(Languages.OF_RECIPIENTS, locale -> recipientTexts(patient, locale));
        requireTexts(Languages.OF_PRACTICES, this::senderTexts);
    }

    private Map<String, String> recipientTexts(EnrolmentCalls.Sealed patient, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("label", plugIn.label(locale));
        texts.putAll(recipientTexts(patient, new Reader(locale, true)));
        recipientTexts(patient, new Reader(locale, false)).forEach((name, text) -> {
            if (!text.equals(texts.get(name))) {
                texts.put(name + " (of another's fact)", text);
            }
        });
        for (int i = 0; i < sample.illegible().size(); i++) {
            String number = sample.illegible().size() == 1 ? "" : " " + (i + 1);
            flaws(sample.illegible().get(i), locale)
                    .forEach(it -> texts.put("flaw of field " + it.field() + number, it.reason()));
        }
        return texts;
    }

    private Map<String, String> recipientTexts(EnrolmentCalls.Sealed patient, Reader reader) {
        Map<String, String> texts = new LinkedHashMap<>();
        Prompt prompt = plugIn.prompt(patient.enrolment(), reader);
        texts.put("needed", plugIn.needed(reader, ""));
        texts.put("needed with an address", plugIn.needed(reader, SENT_TO));
        texts.put("question", prompt.question());
        prompt.fields().forEach(it -> texts.put("label of field " + it.name(), it.label()));
        prompt.notReceived().ifPresent(it -> {
            texts.put("title of notReceived", it.title());
            texts.put("advice of notReceived", it.advice());
        });
        if (!prompt.hint().isEmpty()) {
            texts.put("hint", prompt.hint());
        }
        return texts;
    }

    private Map<String, String> senderTexts(Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Fact fact : plugIn.profile().facts()) {
            String label = plugIn.label(fact, locale);
            if (!Objects.equals(label, plugIn.label(locale))) {
                texts.put("label of the fact " + fact.name(), label);
            }
        }
        plugIn.entry(locale).ifPresent(entry -> {
            texts.put("entry's sentence for an empty field", entry.missing());
            if (!entry.hint().isEmpty()) {
                texts.put("entry's hint", entry.hint());
            }
        });
        for (int i = 0; i < sample.refused().size(); i++) {
            if (enrolments.resultFor(sample.refused().get(i), GERMAN, locale)
                    instanceof EnrolmentResult.FactInvalid invalid) {
                texts.put("reason why fact " + invalid.fact() + " is refused " + (i + 1), invalid.reason());
            }
        }
        return texts;
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
                requireDrawable(prompt, PlugInTexts.nameOf(language));
                require(
                        names(prompt).equals(names(plugIn.prompt(patient.enrolment(), READER))),
                        "The fields have other names in %s: %s. An answer would be lost when the reader changes the language.",
                        PlugInTexts.nameOf(language),
                        names(prompt));
            }
        }
    }

    private static void requireDrawable(Prompt prompt, String language) {
        List<String> names = names(prompt);
        require(
                new HashSet<>(names).size() == names.size(),
                "Two fields have one name in %s: %s. A form posts them as one; give each its own.",
                language,
                names);
        require(
                names.size() <= MOST_FIELDS,
                "%d fields are more than a phone's screen shows: %d at most.",
                names.size(),
                MOST_FIELDS);
        requireReadable("question", prompt.question(), language, LONGEST_QUESTION);
        if (!prompt.hint().isEmpty()) {
            requireReadable("hint", prompt.hint(), language, LONGEST_HINT);
        }
        for (Prompt.Field field : prompt.fields()) {
            requireReadable("label of field " + field.name(), field.label(), language, LONGEST_LABEL);
            require(
                    field.autocomplete().matches("[a-z]+(?:[ -][a-z]+)*"),
                    "The autofill token \"%s\" of field %s isn't one of HTML: use \"off\" where none fits.",
                    field.autocomplete(),
                    field.name());
            require(
                    field.width() <= WIDEST,
                    "The field %s is %d characters wide: %d at most.",
                    field.name(),
                    field.width(),
                    WIDEST);
        }
    }

    @Test
    void promptsTellNothingOfTheSecret() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        SecretTraces traces = new SecretTraces(enrolments.secrets(patient));
        recipientTexts(patient, GERMAN)
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
                    !plugIn.verify(patient.enrolment(), value(answer), patient.seal()),
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
                    !plugIn.verify(patient.enrolment(), value(answer), never),
                    "verify opens although the seal says that nothing matches: return what seal.matches returns.");
            requireCompared(never, patient, value(answer));
        }
        for (Map<String, String> answer : patient.failing()) {
            RecordingSeal always = patient.seal().saying(Verdict.ALWAYS);
            require(
                    plugIn.verify(patient.enrolment(), value(answer), always),
                    "verify doesn't open although the seal says that the value matches: it compares by itself. Only seal.matches"
                            + " takes the same time for every answer.");
            requireCompared(always, patient, value(answer));
        }
    }

    private static void requireCompared(RecordingSeal seal, EnrolmentCalls.Sealed patient, String value) {
        List<Comparison> comparisons = seal.comparisons();
        require(!comparisons.isEmpty(), "verify doesn't ask the seal: compare with seal.matches(sealed, value).");
        require(
                comparisons.stream()
                        .anyMatch(it -> it.value().equals(value)
                                && patient.seal().made().contains(it.sealed())),
                "verify compares something else than what read made of the answer, with something else than what the seal made"
                        + " at enrolment.");
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
                        "The enrolment holds the secret, %s. Whoever reads the database has it: keep what seal.seal(value) makes.",
                        form));
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
            require(
                    !plugIn.verify(one.enrolment(), value(answer), other.seal()),
                    "The seal of another transfer opens this one.");
        }
    }

    @Test
    void illegibleAnswersAreMalformedAndNotRepeated() {
        List<String> fields = names(plugIn.prompt(enrolments.enrol("t-1").enrolment(), READER));
        for (Map<String, String> answer : sample.illegible()) {
            for (Language language : Language.values()) {
                Reading reading = plugIn.read(new Answer(answer, language.locale()));
                require(
                        reading instanceof Reading.Malformed,
                        "%s can't be read, and is taken for an answer in %s: it would be counted as a try. Return"
                                + " Reading.Malformed.",
                        answer,
                        PlugInTexts.nameOf(language));
                requireSound((Reading.Malformed) reading, answer, fields);
            }
        }
    }

    private static void requireSound(Reading.Malformed malformed, Map<String, String> answer, List<String> fields) {
        for (Reading.Flaw flaw : malformed.flaws()) {
            require(
                    fields.contains(flaw.field()),
                    "A flaw names the field \"%s\", and the prompt has %s: the page couldn't say where it is.",
                    flaw.field(),
                    fields);
            requireReadable("flaw of field " + flaw.field(), flaw.reason(), "German", PlugInTexts.LONGEST);
            require(
                    answer.values().stream().noneMatch(typed -> isRepeated(typed, flaw.reason())),
                    "The flaw of field %s repeats what was typed: \"%s\". It may be nearly right, and others see the screen.",
                    flaw.field(),
                    flaw.reason());
        }
    }

    /** The blank ends of what was typed aside. */
    private static boolean isRepeated(String typed, String reason) {
        String bare = typed.strip();
        return bare.length() >= SHORTEST_REPEATED && reason.contains(bare);
    }

    @Test
    void nothingTypedThrowsOrOpens() {
        EnrolmentCalls.Sealed patient = enrolments.enrol("t-1");
        Set<String> opening = patient.opening().stream().map(this::value).collect(Collectors.toSet());
        List<String> fields = names(plugIn.prompt(patient.enrolment(), READER));
        answersOfJunk(patient, fields).forEach(answer -> {
            Reading reading = plugIn.read(new Answer(answer, GERMAN));
            if (reading instanceof Reading.Malformed malformed) {
                requireSound(malformed, answer, fields);
            } else if (reading instanceof Reading.Legible legible) {
                require(
                        opening.contains(legible.value())
                                || !plugIn.verify(patient.enrolment(), legible.value(), patient.seal()),
                        "%s opens the transfer.",
                        shown(answer));
            }
        });
    }

    /** Nothing, fields that nobody asked for, and each kind of junk: in the first field alone, and in each of an answer that opens. */
    private static Stream<Map<String, String>> answersOfJunk(EnrolmentCalls.Sealed patient, List<String> fields) {
        Map<String, String> right = patient.opening().stream().findFirst().orElse(Map.of());
        Stream<Map<String, String>> odd = Stream.of(Map.of(), Map.of("nobodyAsked", "x"), Map.of("", ""));
        Stream<Map<String, String>> alone = junk(right, fields.get(0)).map(it -> Map.of(fields.get(0), it));
        Stream<Map<String, String>> among =
                fields.stream().flatMap(field -> junk(right, field).map(it -> with(right, field, it)));
        return Stream.of(odd, alone, among).flatMap(answers -> answers);
    }

    private static Stream<String> junk(Map<String, String> right, String field) {
        return Junk.near(Optional.ofNullable(right.get(field)).stream().toList()).stream();
    }

    private static Map<String, String> with(Map<String, String> answer, String field, String text) {
        Map<String, String> changed = new LinkedHashMap<>(answer);
        changed.put(field, text);
        return changed;
    }

    @Test
    void noFactThrows() {
        Set<String> named = factNames();
        sample.facts()
                .forEach((fact, right) -> Junk.near(List.of(right)).forEach(junk -> {
                    EnrolmentResult result =
                            enrolments.result(with(sample.facts(), fact, junk), Optional.empty(), "t-1");
                    requireNamed(result, named, "with the fact " + Junk.shown(junk));
                    if (result instanceof EnrolmentResult.FactInvalid invalid) {
                        requireRefused(invalid, junk);
                    }
                }));
        sample.typedIn()
                .ifPresent(right -> Junk.near(List.of(right))
                        .forEach(junk -> requireNamed(
                                enrolments.result(sample.facts(), Optional.of(junk), "t-1"),
                                named,
                                "with " + Junk.shown(junk) + " typed in")));
    }

    private static void requireRefused(EnrolmentResult.FactInvalid invalid, String value) {
        requireReadable("reason why a fact is refused", invalid.reason(), "German", PlugInTexts.LONGEST);
        require(
                !isRepeated(value, invalid.reason()),
                "The reason why the fact %s is refused repeats the value: \"%s\".",
                invalid.fact(),
                invalid.reason());
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
            facts.values().forEach(it -> requireRefused((EnrolmentResult.FactInvalid) result, it));
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
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        for (Language language : List.of(Language.GERMAN, Language.ENGLISH, Language.ARABIC)) {
            Locale locale = language.locale();
            calls.put("label in " + language.code(), () -> factor.label(locale));
            calls.put("entry in " + language.code(), () -> factor.entry(locale));
            calls.put("needed in " + language.code(), () -> factor.needed(new Reader(locale, true), SENT_TO));
            calls.put(
                    "prompt in " + language.code(),
                    () -> factor.prompt(patient.enrolment(), new Reader(locale, false)));
        }
        calls.put("profile", factor::profile);
        calls.put("enrol", () -> factor.enrol(enrolments.request("t-1")));
        List<Map<String, String>> answers = Stream.of(patient.opening(), patient.failing(), sample.illegible())
                .flatMap(List::stream)
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = new Answer(answers.get(i), GERMAN);
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

    /** What read makes of an answer that can be read. */
    private String value(Map<String, String> answer) {
        Reading reading = plugIn.read(new Answer(answer, GERMAN));
        require(reading instanceof Reading.Legible, "%s can't be read: %s", answer, reading);
        return ((Reading.Legible) reading).value();
    }

    private List<Reading.Flaw> flaws(Map<String, String> answer, Locale locale) {
        return plugIn.read(new Answer(answer, locale)) instanceof Reading.Malformed malformed
                ? malformed.flaws()
                : List.of();
    }

    private static List<String> names(Prompt prompt) {
        return prompt.fields().stream().map(Prompt.Field::name).toList();
    }

    private static String shown(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(it -> it.getKey() + "=" + Junk.shown(it.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
