package org.briefsiegel.factor.support;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.platform.language.TextBundle;

/**
 * A factor that asks for one value that the practice's record holds and the recipient knows: standard security, 14 days, free.
 * What is kept is the value as the {@link Seal} makes it, and so it is compared.
 *
 * <p>Its texts:
 * <ul>
 *   <li>{@code label}: what people call it, and what stands above the field;
 *   <li>{@code question}: what the recipient is asked; or {@code question.own} and {@code question.patient}, where it matters
 *       whose it is;
 *   <li>{@code missing}: said to whom left the field empty, and whatever {@link #read} names;
 *   <li>where wanted: {@code hint} below the question; {@code needed}, or {@code needed.own} and {@code needed.patient}, for
 *       {@link AuthFactor#needed}; for the sender {@code fact.hint}, {@code fact.missing} and, for what is wrong, {@code fact.} before its name.
 * </ul>
 */
public abstract class KnowledgeFactor extends WordedFactor {

    private static final Duration VALIDITY = Duration.ofDays(14);

    private final String fact;
    private final Prompt.Kind keyboard;
    private final int width;

    /**
     * @param fact the name of the value in the practice's record; the field is called so, too
     * @param width how many characters are usual
     */
    protected KnowledgeFactor(String fact, Prompt.Kind keyboard, int width) {
        super(new FactorProfile(
                Assurance.STANDARD,
                FactorProfile.Kind.KNOWLEDGE,
                VALIDITY,
                false,
                List.of(Fact.ofPatient(fact, keyboard == Prompt.Kind.DIGITS ? Fact.Kind.DIGITS : Fact.Kind.TEXT))));
        this.fact = fact;
        this.keyboard = keyboard;
        this.width = width;
    }

    /** Reads a value as recipients type it and records hold it, white space around it taken away; never an empty one. */
    protected abstract TypedValue read(String written);

    @Override
    public Optional<Entry> entry(Locale locale) {
        TextBundle texts = texts(locale);
        boolean has = texts.has("fact.hint") || texts.has("fact.missing");
        return has
                ? Optional.of(new Entry(
                        first(texts, "fact.hint").orElse(""),
                        first(texts, "fact.missing", "missing").orElseThrow()))
                : Optional.empty();
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        TextBundle texts = texts(reader.locale());
        return first(texts, "needed" + whose(reader), "needed").orElseGet(() -> texts.text("label"));
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return request.valueOf(fact)
                .map(written -> enrol(read(written), request))
                .orElseGet(() -> new EnrolmentResult.FactMissing(fact));
    }

    private EnrolmentResult enrol(TypedValue value, EnrolmentRequest request) {
        if (value instanceof TypedValue.Malformed malformed) {
            TextBundle texts = texts(request.senderLocale());
            String reason = first(texts, "fact." + malformed.text()).orElseGet(() -> texts.text(malformed.text()));
            return new EnrolmentResult.FactInvalid(fact, reason);
        }
        String normalized = ((TypedValue.Legible) value).normalized();
        return new EnrolmentResult.Enrolled(new Enrolment(keep(normalized, request.seal())), List.of());
    }

    /** What is kept of a value: its sealed form alone. Who keeps more beside it overrides {@link #verify}, too. */
    protected String keep(String normalized, Seal seal) {
        return seal.seal(normalized);
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return prompt(reader, "hint", keyboard);
    }

    /** As {@link #prompt(Enrolment, Reader)}, with another hint or keyboard. */
    protected final Prompt prompt(Reader reader, String hint, Prompt.Kind kind) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                first(texts, "question" + whose(reader)).orElseGet(() -> texts.text("question")),
                first(texts, hint).orElse(""),
                List.of(new Prompt.Field(fact, texts.text("label"), kind, "off", width)));
    }

    @Override
    public Reading read(Answer answer) {
        String written = answer.text(fact);
        TypedValue value = written.isEmpty() ? new TypedValue.Malformed("missing") : read(written);
        if (value instanceof TypedValue.Malformed malformed) {
            String reason = texts(answer.locale()).text(malformed.text());
            return new Reading.Malformed(List.of(new Reading.Flaw(fact, reason)));
        }
        return new Reading.Legible(((TypedValue.Legible) value).normalized());
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private static String whose(Reader reader) {
        return reader.owner() ? ".own" : ".patient";
    }

    private static Optional<String> first(TextBundle texts, String... keys) {
        return List.of(keys).stream().filter(texts::has).findFirst().map(texts::text);
    }
}
