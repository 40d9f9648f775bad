package org.briefsiegel.factor.smscode;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.support.Digits;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Sends a random code of six digits to the recipient's phone, and asks for it. */
@Component
@FactorId("sms-code")
public final class SmsCodeFactor implements AuthFactor {

    private static final String FACT = "phone";
    private static final String CHANNEL = "sms";
    private static final String FIELD = "code";
    private static final int CODES = 1_000_000;
    private static final int WIDTH = 6;
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.MAXIMUM,
            FactorProfile.Kind.POSSESSION,
            Duration.ofDays(90),
            true,
            List.of(Fact.ofRecipient(FACT, Fact.Kind.PHONE)));

    private final Random random;

    @Activate
    public SmsCodeFactor() {
        this(new SecureRandom());
    }

    SmsCodeFactor(Random random) {
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
        TextBundle texts = texts(reader.locale());
        return sentTo.isEmpty() ? texts.text("needed") : texts.format("needed.address", sentTo);
    }

    /** The channel says whether it carries texts to the number. */
    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> phone = request.valueOf(FACT);
        if (phone.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        TextBundle texts = texts(request.locale());
        List<String> wordings = new CodeText(
                        texts.text("message"), texts.text("message.link"), texts.text("message.short"))
                .wordings(code, request.practiceName(), request.host());
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(new Dispatch(CHANNEL, FACT, wordings)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return new Prompt(
                texts.text("question"),
                texts.text("hint"),
                List.of(new Prompt.Field(FIELD, texts.text("field"), Prompt.Kind.DIGITS, "one-time-code", WIDTH)),
                Optional.of(new Prompt.NotReceived(texts.text("not.received"), texts.text("not.received.advice"))));
    }

    @Override
    public Reading read(Answer answer) {
        String typed = Digits.european(answer.text(FIELD)).strip();
        return WrittenCode.in(typed).<Reading>map(Reading.Legible::new).orElseGet(() -> {
            String reason = texts(answer.locale()).text(typed.isEmpty() ? "missing" : "impossible");
            return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
        });
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(SmsCodeFactor.class, locale);
    }
}
