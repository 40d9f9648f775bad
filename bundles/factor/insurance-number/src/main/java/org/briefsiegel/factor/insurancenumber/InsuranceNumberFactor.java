package org.briefsiegel.factor.insurancenumber;

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
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.insurancenumber.InsuranceNumber.Country;
import org.briefsiegel.platform.language.TextBundle;
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
        return texts(locale).text("label");
    }

    @Override
    public Optional<Entry> entry(Locale locale) {
        TextBundle texts = texts(locale);
        return Optional.of(new Entry(texts.text("fact.hint"), texts.text("fact.missing")));
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        return texts(reader.locale()).text(reader.owner() ? "needed.own" : "needed.patient");
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> value = request.valueOf(FACT);
        if (value.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        WrittenNumber written = WrittenNumber.of(value.get());
        if (written instanceof InsuranceNumber number) {
            return new EnrolmentResult.Enrolled(SealedNumber.enrol(number, request.seal()), List.of());
        }
        return new EnrolmentResult.FactInvalid(
                FACT, texts(request.senderLocale()).text("fact." + written));
    }

    /** With a keyboard of digits, unless the number begins with a letter, or may: phones offer no other beside it. */
    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        Optional<Country> country = SealedNumber.of(enrolment).country();
        boolean digits = country.filter(it -> it != Country.DE).isPresent();
        return new Prompt(
                texts.text(reader.owner() ? "question.own" : "question.patient"),
                texts.text("hint." + country.orElse(Country.AT)),
                List.of(new Prompt.Field(
                        FIELD, texts.text("label"), digits ? Prompt.Kind.DIGITS : Prompt.Kind.TEXT, "off", WIDTH)));
    }

    @Override
    public Reading read(Answer answer) {
        String text = answer.text(FIELD);
        if (text.isEmpty()) {
            return malformed(answer, "missing");
        }
        WrittenNumber written = WrittenNumber.of(text);
        return written instanceof InsuranceNumber number
                ? new Reading.Legible(number.normalized())
                : malformed(answer, written.toString());
    }

    private static Reading malformed(Answer answer, String key) {
        String reason = texts(answer.locale()).text(key);
        return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(SealedNumber.of(enrolment).seal(), value);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(InsuranceNumberFactor.class, locale);
    }
}
