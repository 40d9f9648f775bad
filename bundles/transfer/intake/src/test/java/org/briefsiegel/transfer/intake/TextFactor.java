package org.briefsiegel.transfer.intake;

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

/** A factor that sends a text of one's choice, so that its length can be tried. */
record TextFactor(String text) implements AuthFactor {

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
        return "Text";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return new EnrolmentResult.Enrolled(new Enrolment(""), List.of(new Dispatch("sms", "phone", text)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return new Prompt("?", "", List.of(new Prompt.Field("code", "Code", Prompt.Kind.TEXT, "off", 6)));
    }

    @Override
    public Reading read(Answer answer) {
        return new Reading.Legible(answer.text("code"));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return false;
    }
}
