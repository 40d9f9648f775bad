package org.briefsiegel.testkit.memory;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;

/** Asks for the date of the fact {@code birthDate} in the fields {@code year}, {@code month} and {@code day}. */
record DateFactor() implements AuthFactor {

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.STANDARD,
                FactorProfile.Kind.KNOWLEDGE,
                Duration.ofDays(14),
                false,
                List.of(Fact.ofPatient("birthDate", Fact.Kind.DATE)));
    }

    @Override
    public String label(Locale locale) {
        return "Date";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String date = request.valueOf("birthDate").orElseThrow();
        return new EnrolmentResult.Enrolled(new Enrolment(request.seal().seal(date)), List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return new Prompt(
                "?",
                "",
                Stream.of("year", "month", "day")
                        .map(field -> new Prompt.Field(field, field, Prompt.Kind.DIGITS, "off", 4))
                        .toList());
    }

    @Override
    public Reading read(Answer answer) {
        return new Reading.Legible(Stream.of("year", "month", "day")
                .map(answer::text)
                .map(digits -> digits.length() < 2 ? "0" + digits : digits)
                .collect(Collectors.joining("-")));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }
}
