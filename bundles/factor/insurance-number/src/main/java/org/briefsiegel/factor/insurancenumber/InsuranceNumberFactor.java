package org.briefsiegel.factor.insurancenumber;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
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

/** Asks for the patient's social insurance number. */
@Component
@FactorId("insurance-number")
public final class InsuranceNumberFactor implements AuthFactor {

    private static final String FACT = "insuranceNumber";
    private static final String FIELD = "insuranceNumber";
    private static final int WIDTH = 13;
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.STANDARD, FactorProfile.Kind.KNOWLEDGE, Duration.ofDays(14), false, Set.of(FACT));

    @Override
    public FactorProfile profile() {
        return PROFILE;
    }

    @Override
    public String label(Locale locale) {
        return texts(locale).getString("label");
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> value = request.valueOf(FACT);
        if (value.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        return InsuranceNumber.parse(value.get())
                .map(number -> request.seal().seal(number.normalized()))
                .<EnrolmentResult>map(state -> new EnrolmentResult.Enrolled(new Enrolment(state), List.of()))
                .orElseGet(() -> new EnrolmentResult.FactInvalid(
                        FACT, texts(request.locale()).getString("fact.invalid")));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        ResourceBundle texts = texts(reader.locale());
        return new Prompt(
                texts.getString(reader.owner() ? "question.own" : "question.patient"),
                texts.getString("hint"),
                List.of(new Prompt.Field(FIELD, texts.getString("label"), Prompt.Kind.TEXT, "off", WIDTH)));
    }

    @Override
    public Reading read(Answer answer) {
        String text = answer.text(FIELD);
        if (text.isEmpty()) {
            return malformed(answer, "missing");
        }
        return InsuranceNumber.parse(text)
                .<Reading>map(number -> new Reading.Legible(number.normalized()))
                .orElseGet(() -> malformed(answer, "impossible"));
    }

    private static Reading malformed(Answer answer, String key) {
        String reason = texts(answer.locale()).getString(key);
        return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.factor.insurancenumber.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
