package org.briefsiegel.sample.passphrase;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/** Asks for a phrase that the practice and the patient have agreed on. */
@Component
@FactorId("pass-phrase")
public final class PassPhraseFactor implements AuthFactor {

    private static final String FACT = "passPhrase";
    private static final int SHORTEST = 12;
    private static final int WIDTH = 30;
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.STANDARD, FactorProfile.Kind.KNOWLEDGE, Duration.ofDays(14), false, Set.of(FACT));

    @Override
    public FactorProfile profile() {
        return PROFILE;
    }

    @Override
    public String label(Locale locale) {
        return texts(locale).text("label");
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> phrase = request.valueOf(FACT).map(PassPhraseFactor::normalize);
        if (phrase.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        if (phrase.get().length() < SHORTEST) {
            return new EnrolmentResult.FactInvalid(
                    FACT, texts(request.senderLocale()).text("fact.invalid"));
        }
        Enrolment enrolment = new Enrolment(request.seal().seal(phrase.get()));
        return new EnrolmentResult.Enrolled(enrolment, List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                texts.text("question"),
                "",
                List.of(new Prompt.Field(FACT, texts.text("label"), Prompt.Kind.TEXT, "off", WIDTH)));
    }

    @Override
    public Reading read(Answer answer) {
        String phrase = normalize(answer.text(FACT));
        return phrase.isEmpty()
                ? new Reading.Malformed(
                        List.of(new Reading.Flaw(FACT, texts(answer.locale()).text("missing"))))
                : new Reading.Legible(phrase);
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    /** Capitals, spaces and the way a letter is composed don't matter. */
    private static String normalize(String phrase) {
        String composed = Normalizer.normalize(phrase, Normalizer.Form.NFKC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // ß becomes ss only as a capital
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(PassPhraseFactor.class, locale);
    }
}
