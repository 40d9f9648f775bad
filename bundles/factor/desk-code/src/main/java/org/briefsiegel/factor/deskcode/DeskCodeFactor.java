package org.briefsiegel.factor.deskcode;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes a random code that the practice hands to the recipient in person, and asks for it. */
@Component
@FactorId("desk-code")
public final class DeskCodeFactor implements AuthFactor {

    private static final String FIELD = "code";
    private static final int WIDTH = DeskCode.LENGTH + 1;
    private static final FactorProfile PROFILE =
            new FactorProfile(Assurance.MAXIMUM, FactorProfile.Kind.POSSESSION, Duration.ofDays(90), false, List.of());

    private final Random random;

    @Activate
    public DeskCodeFactor() {
        this(new SecureRandom());
    }

    DeskCodeFactor(Random random) {
        this.random = random;
    }

    @Override
    public FactorProfile profile() {
        return PROFILE;
    }

    @Override
    public String label(Locale locale) {
        return texts(locale).text("label");
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        return texts(reader.locale()).text("needed");
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String code = DeskCode.random(random);
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(), Optional.of(DeskCode.written(code)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                texts.text("question"),
                texts.text("hint"),
                List.of(new Prompt.Field(FIELD, texts.text("field"), Prompt.Kind.TEXT, "off", WIDTH)));
    }

    @Override
    public Reading read(Answer answer) {
        String typed = answer.text(FIELD);
        return DeskCode.read(typed).<Reading>map(Reading.Legible::new).orElseGet(() -> {
            String reason = texts(answer.locale()).text(typed.isEmpty() ? "missing" : "impossible");
            return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
        });
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(DeskCodeFactor.class, locale);
    }
}
