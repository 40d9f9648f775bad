package org.briefsiegel.factor.birthdate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final int LONGEST_DAY = 3; // "09."
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
        if (month.isEmpty() && year.isEmpty() && day.length() > LONGEST_DAY) {
            return judge(WrittenDate.parse(day), texts);
        }
        List<Flaw> flaws = Stream.of(
                        flaw(DAY, day, WrittenDate.day(day), texts),
                        flaw(MONTH, month, WrittenDate.month(month), texts),
                        flaw(YEAR, year, WrittenDate.year(year), texts))
                .flatMap(Optional::stream)
                .toList();
        return flaws.isEmpty() ? judge(WrittenDate.of(day, month, year), texts) : new Reading.Malformed(flaws);
    }

    private static Optional<Flaw> flaw(String field, String typed, OptionalInt read, ResourceBundle texts) {
        if (read.isPresent()) {
            return Optional.empty();
        }
        String reason = texts.getString((typed.isEmpty() ? "missing." : "unreadable.") + field);
        return Optional.of(new Flaw(field, reason));
    }

    private Reading judge(Optional<LocalDate> date, ResourceBundle texts) {
        if (date.isEmpty()) {
            return new Reading.Malformed(List.of(new Flaw(DAY, texts.getString("impossible"))));
        }
        return isPossible(date.get())
                ? new Reading.Legible(date.get().toString())
                : new Reading.Malformed(List.of(new Flaw(YEAR, texts.getString("out.of.range"))));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    /** Tomorrow passes, because somewhere it is tomorrow already. */
    private boolean isPossible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LocalDate.now(clock).plusDays(1));
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.factor.birthdate.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
