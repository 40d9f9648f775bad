package org.briefsiegel.testkit.memory;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;

/** Sends a code that is always the same, and asks for it in the field {@code code}. */
record CodeFactor() implements AuthFactor {

    private static final String CODE = "314159";

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.MAXIMUM,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(90),
                true,
                List.of(Fact.ofRecipient("phone", Fact.Kind.PHONE)));
    }

    @Override
    public String label(Locale locale) {
        return "Code";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String text = "%s ist Ihr Code.\n\n@%s #%s".formatted(CODE, request.host(), CODE);
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(CODE)), List.of(new Dispatch("sms", "phone", text)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return new Prompt("?", "", List.of(new Prompt.Field("code", "Code", Prompt.Kind.DIGITS, "off", 6)));
    }

    @Override
    public Reading read(Answer answer) {
        return new Reading.Legible(answer.text("code"));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }
}
