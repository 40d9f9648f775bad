package org.briefsiegel.factor.smscode;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** With the invisible marks that come along when a code is copied out of Arabic text. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\h\\p{Cf}\\-\\u2010-\\u2015]");

    private static final String ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";
    private static final String PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹";
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9][0-9]{6,14}");
    private static final Pattern PHONE_SEPARATORS = Pattern.compile("[\\s\\h./\\-\\u2010-\\u2015]");
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
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

    /** A code is made for a number with a country code; the channel says whether it carries texts there. */
    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> phone = request.valueOf(FACT);
        if (phone.isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        if (!isInternational(phone.get())) {
            return new EnrolmentResult.FactInvalid(FACT, texts(request.locale()).getString("fact.invalid"));
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        ResourceBundle texts = texts(request.locale());
        String text = new CodeText(texts.getString("message"), texts.getString("message.short"))
                .of(code, request.practiceName(), request.host());
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(new Dispatch(CHANNEL, FACT, text)));
    }

    /** ITU-T E.164. A trunk zero in brackets, as in +43 (0) 664, belongs to no number that can be called. */
    private static boolean isInternational(String phone) {
        return PHONE.matcher(PHONE_SEPARATORS.matcher(phone).replaceAll("")).matches();
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
        String code = SEPARATORS.matcher(withEuropeanDigits(answer.text(FIELD))).replaceAll("");
        if (CODE.matcher(code).matches()) {
            return new Reading.Legible(code);
        }
        String reason = texts(answer.locale()).getString(code.isEmpty() ? "missing" : "impossible");
        return new Reading.Malformed(List.of(new Reading.Flaw(FIELD, reason)));
    }

    private static String withEuropeanDigits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().map(SmsCodeFactor::european).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static int european(int c) {
        int digit = Math.max(ARABIC_DIGITS.indexOf(c), PERSIAN_DIGITS.indexOf(c));
        return digit < 0 ? c : '0' + digit;
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
