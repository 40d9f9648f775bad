package org.briefsiegel.factor.totp;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.support.CodeFactor;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks for the code that the recipient's authenticator app shows, for recipients who get documents often: referring doctors, insurers.
 * Practice and app share a secret, which the practice's system made once and keeps for the recipient. Each code opens once.
 */
@Component(service = AuthFactor.class)
@FactorId("totp")
public final class TotpFactor extends CodeFactor {

    static final String FACT = "totpSecret";

    /** A phone's clock may be wrong by this many steps, and whoever types needs a moment (RFC 6238, 5.2). */
    private static final int STEPS_ASIDE = 1;

    private static final Pattern CODE = Pattern.compile("\\d{" + Totp.DIGITS + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\h.\\-]+");

    private final Clock clock;

    @Activate
    public TotpFactor(@Reference Clock clock) {
        super(false, List.of(Fact.ofRecipient(FACT, Fact.Kind.TEXT)), Prompt.Kind.DIGITS, "one-time-code", Totp.DIGITS);
        this.clock = clock;
    }

    @Override
    public String label(Fact fact, Locale locale) {
        return texts(locale).text("fact.label");
    }

    @Override
    public Optional<Entry> entry(Locale locale) {
        TextBundle texts = texts(locale);
        return Optional.of(new Entry(texts.text("fact.hint"), texts.text("fact.missing")));
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return request.valueOf(FACT)
                .map(written -> enrol(written, request))
                .orElseGet(() -> new EnrolmentResult.FactMissing(FACT));
    }

    private EnrolmentResult enrol(String written, EnrolmentRequest request) {
        return SharedSecret.read(written)
                .<EnrolmentResult>map(secret -> new EnrolmentResult.Enrolled(
                        new State(request.seal().encrypt(secret.base32()), State.NEVER).enrolment(), List.of()))
                .orElseGet(() -> new EnrolmentResult.FactInvalid(
                        FACT, texts(request.senderLocale()).text("fact.impossible")));
    }

    @Override
    protected Optional<String> code(String typed) {
        String digits = SEPARATORS.matcher(typed).replaceAll("");
        return Optional.of(digits).filter(it -> CODE.matcher(it).matches());
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return step(State.of(enrolment), value, seal).isPresent();
    }

    /** Neither this code opens again nor an earlier one. */
    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        State state = State.of(enrolment);
        long used = step(state, value, seal).orElseGet(() -> latest());
        return new State(state.secret(), used).enrolment();
    }

    /** The step whose code this is, of those that are right now and weren't used. */
    private OptionalLong step(State state, String code, Seal seal) {
        SharedSecret secret = SharedSecret.read(seal.decrypt(state.secret())).orElseThrow();
        long latest = latest();
        return LongStream.rangeClosed(Math.max(latest - 2 * STEPS_ASIDE, state.used() + 1), latest)
                .filter(step -> seal.matches(seal.seal(secret.code(step)), code))
                .max();
    }

    private long latest() {
        return Totp.step(clock.instant()) + STEPS_ASIDE;
    }

    /**
     * What is kept of a transfer.
     *
     * @param secret encrypted
     * @param used the last step whose code has opened it
     */
    private record State(String secret, long used) {

        static final long NEVER = -1;

        static State of(Enrolment enrolment) {
            String[] parts = enrolment.state().split(" ");
            return new State(parts[0], Long.parseLong(parts[1]));
        }

        Enrolment enrolment() {
            return new Enrolment(secret + " " + used);
        }
    }
}
