package org.briefsiegel.sample.codecard;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
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
import org.briefsiegel.factor.support.WordedFactor;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/** Asks for one of the codes of a card that the recipient was given, by its number, and for each once. */
@Component(service = AuthFactor.class)
@FactorId("code-card")
public final class CodeCardFactor extends WordedFactor implements ChallengeFactor {

    static final String FACT = "cardCodes";

    private static final String FIELD = "code";

    /** Three codes at least, and no more than an enrolment has room for. */
    private static final Pattern CODES = Pattern.compile("[A-Z0-9]{6}(?: [A-Z0-9]{6}){2,79}");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{6}");
    private static final int LENGTH = 6;
    private static final String BETWEEN = " ";
    private static final String SPENT = "!";
    private static final String NOTHING_LEFT = "none";

    private final SecureRandom random = new SecureRandom();

    public CodeCardFactor() {
        super(new FactorProfile(
                Assurance.MAXIMUM,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(90),
                false,
                List.of(Fact.ofRecipient(FACT, Fact.Kind.TEXT))));
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return request.valueOf(FACT)
                .map(codes -> CODES.matcher(codes).matches()
                        ? new EnrolmentResult.Enrolled(sealed(codes, request.seal()), List.of())
                        : new EnrolmentResult.FactInvalid(
                                FACT, texts(request.senderLocale()).text("fact.impossible")))
                .orElseGet(() -> new EnrolmentResult.FactMissing(FACT));
    }

    /** In their order; each with its number, so that what is kept doesn't tell which are alike. */
    private static Enrolment sealed(String codes, Seal seal) {
        List<String> each = List.of(codes.split(BETWEEN));
        return new Enrolment(IntStream.range(0, each.size())
                .mapToObj(i -> seal.seal(value(String.valueOf(i + 1), each.get(i))))
                .collect(Collectors.joining(BETWEEN)));
    }

    private static String value(String number, String code) {
        return number + BETWEEN + code;
    }

    /** The number of a code that wasn't used. */
    @Override
    public String challenge(Enrolment enrolment) {
        List<String> left = IntStream.rangeClosed(1, card(enrolment).size())
                .mapToObj(String::valueOf)
                .filter(number -> kept(enrolment, number).isPresent())
                .toList();
        return left.isEmpty() ? NOTHING_LEFT : left.get(random.nextInt(left.size()));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
        TextBundle texts = texts(reader.locale());
        return kept(enrolment, challenge)
                .map(code -> new Prompt(
                        texts.format("question", challenge),
                        texts.text("hint"),
                        List.of(new Prompt.Field(FIELD, texts.text("field"), Prompt.Kind.TEXT, "off", LENGTH))))
                .orElseGet(() -> Prompt.unanswerable(texts.text("nothing.left")));
    }

    @Override
    public Reading read(Answer answer, String challenge) {
        String typed = answer.text(FIELD).toUpperCase(Locale.ROOT);
        return CODE.matcher(typed).matches()
                ? new Reading.Legible(value(challenge, typed))
                : new Reading.Malformed(
                        List.of(new Reading.Flaw(FIELD, texts(answer.locale()).text("impossible"))));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return kept(enrolment, number(value))
                .filter(code -> seal.matches(code, value))
                .isPresent();
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        String spent = kept(enrolment, number(value)).orElseThrow();
        return new Enrolment(card(enrolment).stream()
                .map(code -> code.equals(spent) ? SPENT : code)
                .collect(Collectors.joining(BETWEEN)));
    }

    /** What is kept of a code; empty where it was used, or there is none of this number. */
    private static Optional<String> kept(Enrolment enrolment, String number) {
        List<String> card = card(enrolment);
        return IntStream.range(0, card.size())
                .filter(i -> String.valueOf(i + 1).equals(number))
                .mapToObj(card::get)
                .filter(code -> !code.equals(SPENT))
                .findFirst();
    }

    private static List<String> card(Enrolment enrolment) {
        return List.of(enrolment.state().split(BETWEEN));
    }

    /** A challenge of another version may hold anything. */
    private static String number(String value) {
        return value.substring(0, value.lastIndexOf(BETWEEN));
    }
}
