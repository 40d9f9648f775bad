package org.briefsiegel.factor.birthdate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.briefsiegel.factor.api.Reading.Flaw;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Asks for the patient's birth date, in three fields that take what people type. */
@Component
@FactorId("birth-date")
public final class BirthDateFactor implements AuthFactor {

    private static final String FACT = "birthDate";
    private static final String DAY = "day";
    private static final String MONTH = "month";
    private static final String YEAR = "year";
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.STANDARD, FactorProfile.Kind.KNOWLEDGE, Duration.ofDays(14), false, Set.of(FACT));
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Clock clock;

    @Activate
    public BirthDateFactor() {
        this(Clock.systemUTC());
    }

    BirthDateFactor(Clock clock) {
        this.clock = clock;
    }

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
        Optional<LocalDate> date = WrittenDate.parse(value.get()).filter(this::isPossible);
        if (date.isEmpty()) {
            return new EnrolmentResult.FactInvalid(FACT, texts(request.locale()).getString("fact.invalid"));
        }
        String sealed = request.seal().seal(date.get().toString());
        return new EnrolmentResult.Enrolled(new Enrolment(sealed), List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        ResourceBundle texts = texts(reader.locale());
        return new Prompt(
                texts.getString(reader.owner() ? "question.own" : "question.patient"),
                texts.getString("hint"),
                List.of(
                        field(texts, DAY, "bday-day", 2, reader),
                        field(texts, MONTH, "bday-month", 2, reader),
                        field(texts, YEAR, "bday-year", 4, reader)));
    }

    /** Autofill knows the reader's own birth date only. */
    private static Prompt.Field field(ResourceBundle texts, String name, String token, int width, Reader reader) {
        return new Prompt.Field(name, texts.getString(name), Prompt.Kind.DIGITS, reader.owner() ? token : "off", width);
    }

    @Override
    public Reading read(Answer answer) {
        ResourceBundle texts = texts(answer.locale());
        String day = answer.text(DAY);
        String month = answer.text(MONTH);
        String year = answer.text(YEAR);
        if (month.isEmpty() && year.isEmpty() && !day.isEmpty()) {
            Optional<LocalDate> whole = WrittenDate.parse(day).filter(this::isPossible);
            if (whole.isPresent()) {
                return new Reading.Legible(whole.get().toString());
            }
        }
        List<Flaw> missing = new ArrayList<>();
        for (String field : List.of(DAY, MONTH, YEAR)) {
            if (answer.text(field).isEmpty()) {
                missing.add(new Flaw(field, texts.getString("missing." + field)));
            }
        }
        if (!missing.isEmpty()) {
            return new Reading.Malformed(missing);
        }
        return WrittenDate.of(day, month, year)
                .filter(this::isPossible)
                .<Reading>map(date -> new Reading.Legible(date.toString()))
                .orElseGet(() -> new Reading.Malformed(List.of(new Flaw(DAY, texts.getString("impossible")))));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private boolean isPossible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LocalDate.now(clock).plusDays(1));
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.factor.birthdate.messages",
                locale,
                BirthDateFactor.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
