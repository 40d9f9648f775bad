package org.briefsiegel.testkit.conformance;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.osgi.service.component.annotations.Component;

/** Asks for one of twenty cards, and for each once: card 7 of "amber" is "amber7". Nothing is wrong with it; what is in it breaks one rule. */
@Component(service = AuthFactor.class)
@FactorId("deck")
class DeckFactor implements ChallengeFactor {

    private static final String FACT = "deck";
    private static final int CARDS = 20;
    private static final String BETWEEN = " ";
    private static final String USED = "-";

    private final SecureRandom random = new SecureRandom();

    static ChallengeSample sample(ChallengeFactor factor) {
        return ChallengeSample.of(factor)
                .facts(Map.of(FACT, "amberwood"))
                .opens(question -> Map.of("card", "amberwood" + number(question)))
                .fails(question -> Map.of("card", "birchwood" + number(question)));
    }

    private static String number(Prompt question) {
        return question.question().replaceAll("[^0-9]", "");
    }

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.STANDARD,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(14),
                false,
                List.of(Fact.ofPatient(FACT, Fact.Kind.TEXT)));
    }

    @Override
    public String label(Locale locale) {
        return "Karte";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return request.valueOf(FACT)
                .<EnrolmentResult>map(deck -> new EnrolmentResult.Enrolled(
                        new Enrolment(IntStream.range(0, CARDS)
                                .mapToObj(i -> request.seal().seal(deck + i))
                                .collect(Collectors.joining(BETWEEN))),
                        List.of()))
                .orElseGet(() -> new EnrolmentResult.FactMissing(FACT));
    }

    @Override
    public String challenge(Enrolment enrolment) {
        return String.valueOf(random.nextInt(CARDS));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
        return new Prompt(
                "Was steht auf Karte " + challenge + "?",
                "",
                List.of(new Prompt.Field("card", "Karte", Prompt.Kind.TEXT, "off", 20)));
    }

    @Override
    public Reading read(Answer answer, String challenge) {
        return new Reading.Legible(challenge + BETWEEN + answer.text("card"));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        String card = cards(enrolment).get(number(value));
        return !card.equals(USED) && seal.matches(card, typed(value));
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        List<String> cards = cards(enrolment);
        cards.set(number(value), USED);
        return new Enrolment(String.join(BETWEEN, cards));
    }

    static int number(String value) {
        return Integer.parseInt(value.substring(0, value.indexOf(BETWEEN)));
    }

    static String typed(String value) {
        return value.substring(value.indexOf(BETWEEN) + 1);
    }

    static List<String> cards(Enrolment enrolment) {
        return new ArrayList<>(List.of(enrolment.state().split(BETWEEN)));
    }

    @Component(service = AuthFactor.class)
    @FactorId("deck")
    static class AlwaysTheSame extends DeckFactor {
        @Override
        public String challenge(Enrolment enrolment) {
            return "7";
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("deck")
    static class AnyCardWillDo extends DeckFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return cards(enrolment).stream().anyMatch(card -> seal.matches(card, typed(value)))
                    && super.verify(enrolment, value, ANYTHING);
        }

        /** Says yes, so that only a card that was used isn't taken. */
        private static final Seal ANYTHING = new RecordingSeal("any").saying(RecordingSeal.Verdict.ALWAYS);
    }

    @Component(service = AuthFactor.class)
    @FactorId("deck")
    static class SpendsNothing extends DeckFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return enrolment;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("deck")
    static class OtherFields extends DeckFactor {
        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            Prompt.Field field = new Prompt.Field("card" + System.nanoTime(), "Karte", Prompt.Kind.TEXT, "off", 20);
            return new Prompt("Was steht auf Karte " + challenge + "?", "", List.of(field));
        }
    }
}
