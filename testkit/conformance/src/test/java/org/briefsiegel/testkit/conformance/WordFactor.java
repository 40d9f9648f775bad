package org.briefsiegel.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/** A word that practice and patient have agreed on, of six letters or more. Nothing is wrong with it; what extends it breaks one rule. */
@Component(service = AuthFactor.class)
@FactorId("pin-word")
class WordFactor implements AuthFactor {

    static final String FACT = "pinWord";

    /** A patient's answers to it. */
    static FactorSample sample(AuthFactor factor) {
        return FactorSample.of(factor)
                .facts(Map.of(FACT, "Birnbaum"))
                .opens(Map.of(FACT, "Birnbaum"))
                .opens(Map.of(FACT, " BIRNBAUM "))
                .fails(Map.of(FACT, "Apfelbaum"))
                .illegible(Map.of(FACT, ""))
                .illegible(Map.of(FACT, "Kirsche!"))
                .refuses(Map.of(FACT, "Nüsse"));
    }

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.STANDARD,
                FactorProfile.Kind.KNOWLEDGE,
                Duration.ofDays(14),
                false,
                List.of(Fact.ofPatient(FACT, Fact.Kind.TEXT)));
    }

    @Override
    public String label(Locale locale) {
        return say(locale, "Kennwort", "Word");
    }

    @Override
    public Optional<Entry> entry(Locale locale) {
        return Optional.of(new Entry("", say(locale, "Tragen Sie das Kennwort ein.", "Enter the word.")));
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> word = request.valueOf(FACT);
        if (word.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        return legible(word.get())
                ? new EnrolmentResult.Enrolled(new Enrolment(state(normal(word.get()), request.seal())), List.of())
                : new EnrolmentResult.FactInvalid(
                        FACT, say(request.senderLocale(), "Es braucht sechs Buchstaben.", "It needs six letters."));
    }

    String state(String word, Seal seal) {
        return seal.seal(word);
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return new Prompt(say(reader.locale(), "Wie lautet das Kennwort?", "What is the word?"), "", fields(reader));
    }

    List<Prompt.Field> fields(Reader reader) {
        return List.of(new Prompt.Field(FACT, label(reader.locale()), Prompt.Kind.TEXT, "off", 20));
    }

    @Override
    public Reading read(Answer answer) {
        String typed = answer.text(FACT);
        return legible(typed)
                ? new Reading.Legible(normal(typed))
                : new Reading.Malformed(List.of(new Reading.Flaw(FACT, reason(typed, answer.locale()))));
    }

    String reason(String typed, Locale locale) {
        return say(locale, "Das sind nicht sechs Buchstaben.", "These aren't six letters.");
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    static boolean legible(String typed) {
        return typed.matches("[A-Za-z]{6,40}");
    }

    static String normal(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }

    static String say(Locale locale, String german, String english) {
        return locale.getLanguage().equals("en") ? english : german;
    }
}
