package org.briefsiegel.sample.passphrase;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/** Asks for a phrase that the practice and the patient have agreed on. */
@Component
@FactorId("pass-phrase")
public final class PassPhraseFactor implements AuthFactor {

    private static final String FACT = "passPhrase";
    private static final int SHORTEST = 12;
    private static final int WIDTH = 30;
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.STANDARD, FactorProfile.Kind.KNOWLEDGE, Duration.ofDays(14), false, Set.of(FACT));

    @Override
    public FactorProfile profile() {
        return PROFILE;
    }

    @Override
    public String label(Locale locale) {
        return isEnglish(locale) ? "Pass phrase" : "Losungswort";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> phrase = request.valueOf(FACT).map(PassPhraseFactor::normalize);
        if (phrase.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        if (phrase.get().length() < SHORTEST) {
            return new EnrolmentResult.FactInvalid(
                    FACT,
                    isEnglish(request.locale())
                            ? "The phrase has at least 12 characters."
                            : "Das Losungswort hat mindestens 12 Zeichen.");
        }
        Enrolment enrolment = new Enrolment(request.seal().seal(phrase.get()));
        return new EnrolmentResult.Enrolled(enrolment, List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        boolean english = isEnglish(reader.locale());
        return new Prompt(
                english ? "What is the phrase you have agreed on?" : "Wie lautet das vereinbarte Losungswort?",
                "",
                List.of(new Prompt.Field(FACT, label(reader.locale()), Prompt.Kind.TEXT, "off", WIDTH)));
    }

    @Override
    public Reading read(Answer answer) {
        String phrase = normalize(answer.text(FACT));
        if (phrase.isEmpty()) {
            String reason = isEnglish(answer.locale()) ? "Enter the phrase." : "Geben Sie das Losungswort ein.";
            return new Reading.Malformed(List.of(new Reading.Flaw(FACT, reason)));
        }
        return new Reading.Legible(phrase);
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    /** Upper case, spaces and the way a letter is composed don't matter. */
    private static String normalize(String phrase) {
        return Normalizer.normalize(phrase, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
