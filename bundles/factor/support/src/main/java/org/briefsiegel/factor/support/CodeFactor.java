package org.briefsiegel.factor.support;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.platform.language.TextBundle;

/**
 * A factor that draws a code by lot for each transfer and asks for it in the field {@code code}: maximum security, 90 days. How the code
 * comes to the recipient is for {@link #enrol} to say, which keeps it as the {@link Seal} makes it.
 *
 * <p>Its texts, beside {@code label}: {@code question}, {@code hint}, {@code field} above the field, {@code needed} for {@link
 * #needed}, {@code missing} and {@code impossible} for an answer that is empty or no code.
 */
public abstract class CodeFactor extends WordedFactor {

    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final String FIELD = "code";

    private final Prompt.Kind keyboard;
    private final String autocomplete;
    private final int width;

    /**
     * @param autocomplete the HTML autofill token, {@code off} where none fits
     * @param width how many characters it is written with
     */
    protected CodeFactor(boolean chargeable, List<Fact> facts, Prompt.Kind keyboard, String autocomplete, int width) {
        super(new FactorProfile(Assurance.MAXIMUM, FactorProfile.Kind.POSSESSION, VALIDITY, chargeable, facts));
        this.keyboard = keyboard;
        this.autocomplete = autocomplete;
        this.width = width;
    }

    /**
     * The code in whatever spelling people type it; empty where it can't be one.
     *
     * @param typed without space around it, its digits European
     */
    protected abstract Optional<String> code(String typed);

    @Override
    public String needed(Reader reader, String sentTo) {
        return texts(reader.locale()).text("needed");
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                texts.text("question"),
                texts.text("hint"),
                List.of(new Prompt.Field(FIELD, texts.text("field"), keyboard, autocomplete, width)));
    }

    @Override
    public Reading read(Answer answer) {
        String typed = Digits.european(answer.text(FIELD)).strip();
        return code(typed).<Reading>map(Reading.Legible::new).orElseGet(() -> {
            String reason = texts(answer.locale()).text(typed.isEmpty() ? "missing" : "impossible");
            return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
        });
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }
}
