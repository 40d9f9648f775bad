package org.briefsiegel.factor.birthdate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Reading.Flaw;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.support.WordedFactor;
import org.briefsiegel.factor.support.WrittenDate;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks for the patient's birth date, in three fields that take what people type. */
@Component(service = AuthFactor.class)
@FactorId("birth-date")
public final class BirthDateFactor extends WordedFactor {

    private static final String FACT = "birthDate";
    private static final String DAY = "day";
    private static final String MONTH = "month";
    private static final String YEAR = "year";
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.STANDARD,
            FactorProfile.Kind.KNOWLEDGE,
            Duration.ofDays(14),
            false,
            List.of(Fact.ofPatient(FACT, Fact.Kind.DATE)));
    private static final int LONGEST_DAY = 3; // "09."
    private static final int EARLIEST_YEAR = 1900;

    private final Clock clock;

    @Activate
    public BirthDateFactor(@Reference Clock clock) {
        super(PROFILE);
        this.clock = clock;
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
        TextBundle texts = texts(request.senderLocale());
        Optional<LocalDate> date = WrittenDate.parse(value.get());
        if (date.isEmpty()) {
            String reason = WrittenDate.lacksCentury(value.get()) ? "fact.year" : "fact.impossible";
            return new EnrolmentResult.FactInvalid(FACT, texts.text(reason));
        }
        return objection(date.get(), texts)
                .<EnrolmentResult>map(flaw -> new EnrolmentResult.FactInvalid(FACT, flaw.reason()))
                .orElseGet(() -> enrolled(date.get(), request.seal()));
    }

    private static EnrolmentResult enrolled(LocalDate date, Seal seal) {
        return new EnrolmentResult.Enrolled(new Enrolment(seal.seal(date.toString())), List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                texts.text(reader.owner() ? "question.own" : "question.patient"),
                texts.text("hint"),
                List.of(
                        field(texts, DAY, "bday-day", 2, reader),
                        field(texts, MONTH, "bday-month", 2, reader),
                        field(texts, YEAR, "bday-year", 4, reader)));
    }

    /** Autofill knows the reader's own birth date only. */
    private static Prompt.Field field(TextBundle texts, String name, String token, int width, Reader reader) {
        return new Prompt.Field(name, texts.text(name), Prompt.Kind.DIGITS, reader.owner() ? token : "off", width);
    }

    @Override
    public Reading read(Answer answer) {
        TextBundle texts = texts(answer.locale());
        String day = answer.text(DAY);
        String month = answer.text(MONTH);
        String year = answer.text(YEAR);
        if (month.isEmpty() && year.isEmpty() && day.length() > LONGEST_DAY) {
            return WrittenDate.lacksCentury(day)
                    ? malformed(DAY, texts.text("unreadable.year"))
                    : judge(WrittenDate.parse(day), texts);
        }
        List<Flaw> flaws = Stream.of(
                        flaw(DAY, day, WrittenDate.day(day), texts),
                        flaw(MONTH, month, WrittenDate.month(month), texts),
                        flaw(YEAR, year, WrittenDate.year(year), texts))
                .flatMap(Optional::stream)
                .toList();
        return flaws.isEmpty() ? judge(WrittenDate.of(day, month, year), texts) : new Reading.Malformed(flaws);
    }

    private static Optional<Flaw> flaw(String field, String typed, OptionalInt read, TextBundle texts) {
        if (read.isPresent()) {
            return Optional.empty();
        }
        String reason = texts.text((typed.isEmpty() ? "missing." : "unreadable.") + field);
        return Optional.of(new Flaw(field, reason));
    }

    private Reading judge(Optional<LocalDate> date, TextBundle texts) {
        return date.map(it -> judge(it, texts)).orElseGet(() -> malformed(DAY, texts.text("impossible")));
    }

    private Reading judge(LocalDate date, TextBundle texts) {
        return objection(date, texts)
                .<Reading>map(flaw -> new Reading.Malformed(List.of(flaw)))
                .orElseGet(() -> new Reading.Legible(date.toString()));
    }

    private static Reading malformed(String field, String reason) {
        return new Reading.Malformed(List.of(new Flaw(field, reason)));
    }

    /** Why nobody alive was born then. Tomorrow passes, because somewhere it is tomorrow already. */
    private Optional<Flaw> objection(LocalDate date, TextBundle texts) {
        LocalDate latest = LocalDate.now(clock).plusDays(1);
        if (date.getYear() < EARLIEST_YEAR || date.getYear() > latest.getYear()) {
            String years =
                    texts.format("out.of.range", String.valueOf(EARLIEST_YEAR), String.valueOf(latest.getYear()));
            return Optional.of(new Flaw(YEAR, years));
        }
        return date.isAfter(latest) ? Optional.of(new Flaw(DAY, texts.text("future"))) : Optional.empty();
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }
}
