package org.briefsiegel.transfer.recipientservice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;

/** Asks for one of the codes of a card, by its number, and for each once: number 3 is "birth-3", after the patient's date. */
final class CardFactor implements ChallengeFactor {

    static final String ID = "card";

    private static final int CODES = 5;
    private static final String BETWEEN = " ";
    private static final String USED = "-";

    private final AtomicInteger next = new AtomicInteger();

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.MAXIMUM,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(90),
                false,
                List.of(Fact.ofPatient("birthDate", Fact.Kind.DATE)));
    }

    @Override
    public String label(Locale locale) {
        return "Card";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String codes = IntStream.range(0, CODES)
                .mapToObj(i -> request.seal().seal(request.valueOf("birthDate").orElseThrow() + "-" + i))
                .collect(Collectors.joining(BETWEEN));
        return new EnrolmentResult.Enrolled(new Enrolment(codes), List.of());
    }

    /** In order, so that a test knows it. */
    @Override
    public String challenge(Enrolment enrolment) {
        List<String> codes = codes(enrolment);
        for (int i = 0; i < CODES && codes.get(next.get() % CODES).equals(USED); i++) {
            next.incrementAndGet();
        }
        return String.valueOf(next.getAndIncrement() % CODES);
    }

    @Override
    public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
        return codes(enrolment).get(Integer.parseInt(challenge)).equals(USED)
                ? Prompt.unanswerable("No code is left.")
                : new Prompt(
                        "Code " + challenge + "?",
                        "",
                        List.of(new Prompt.Field("code", "Code", Prompt.Kind.TEXT, "off", 20)));
    }

    @Override
    public Reading read(Answer answer, String challenge) {
        return new Reading.Legible(challenge + BETWEEN + answer.text("code"));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        String code = codes(enrolment).get(number(value));
        return !code.equals(USED) && seal.matches(code, value.substring(2));
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        List<String> codes = codes(enrolment);
        codes.set(number(value), USED);
        return new Enrolment(String.join(BETWEEN, codes));
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(0, 1));
    }

    private static List<String> codes(Enrolment enrolment) {
        return new ArrayList<>(List.of(enrolment.state().split(BETWEEN)));
    }
}
