package org.briefsiegel.factor.smscode;

import java.security.SecureRandom;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.api.support.Digits;
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
            Assurance.MAXIMUM, FactorProfile.Kind.POSSESSION, Duration.ofDays(90), true, Set.of(FACT));

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
        return texts(locale).getString("label");
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        ResourceBundle texts = texts(reader.locale());
        return sentTo.isEmpty()
                ? texts.getString("needed")
                : MessageFormat.format(texts.getString("needed.address"), sentTo);
    }

    /** The channel says whether it carries texts to the number. */
    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> phone = request.valueOf(FACT);
        if (phone.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        ResourceBundle texts = texts(request.locale());
        String text = new CodeText(
                        texts.getString("message"), texts.getString("message.link"), texts.getString("message.short"))
                .of(code, request.practiceName(), request.host());
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(new Dispatch(CHANNEL, FACT, text)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        ResourceBundle texts = texts(reader.locale());
        return new Prompt(
                texts.getString("question"),
                texts.getString("hint"),
                List.of(new Prompt.Field(FIELD, texts.getString("field"), Prompt.Kind.DIGITS, "one-time-code", WIDTH)),
                Optional.of(new Prompt.NotReceived(
                        texts.getString("not.received"), texts.getString("not.received.advice"))));
    }

    @Override
    public Reading read(Answer answer) {
        String typed = Digits.european(answer.text(FIELD)).strip();
        return WrittenCode.in(typed).<Reading>map(Reading.Legible::new).orElseGet(() -> {
            String reason = texts(answer.locale()).getString(typed.isEmpty() ? "missing" : "impossible");
            return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
        });
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(enrolment.state(), value);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.factor.smscode.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
