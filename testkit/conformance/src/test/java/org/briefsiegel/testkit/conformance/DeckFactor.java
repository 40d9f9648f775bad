package org.briefsiegel.testkit.conformance;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/**
 * Asks for one of twenty cards, and for each once: card 7 of "amberwood" is "amberwood7". Nothing is wrong with it; what extends it breaks
 * one rule.
 */
@Component(service = AuthFactor.class)
@FactorId("deck")
class DeckFactor implements ChallengeFactor {

    static final String FACT = "deck";
    static final String FIELD = "card";
    static final String BETWEEN = " ";
    static final String USED = "!";

    private static final int CARDS = 20;
    private static final String NONE = "none";

    private final SecureRandom random = new SecureRandom();

    /** Who holds the cards, and who holds another's. */
    static ChallengeSample sample(ChallengeFactor factor) {
        String deck = "amberwood";
        return ChallengeSample.of(factor)
                .facts(Map.of(FACT, deck))
                .opens(question -> Map.of(FIELD, deck + numberIn(question)))
                .fails(question -> Map.of(FIELD, ""))
                .fails(question -> Map.of(FIELD, "birchwood" + numberIn(question)));
    }

    private static String numberIn(Prompt question) {
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
                .<EnrolmentResult>map(
                        deck -> new EnrolmentResult.Enrolled(new Enrolment(state(deck, request.seal())), List.of()))
                .orElseGet(() -> new EnrolmentResult.FactMissing(FACT));
    }

    String state(String deck, Seal seal) {
        return IntStream.range(0, CARDS).mapToObj(i -> seal.seal(deck + i)).collect(Collectors.joining(BETWEEN));
    }

    @Override
    public String challenge(Enrolment enrolment) {
        List<String> left = left(enrolment);
        return left.isEmpty() ? NONE : drawn(left);
    }

    /** The numbers of the cards that can still be asked for. */
    static List<String> left(Enrolment enrolment) {
        return IntStream.range(0, CARDS)
                .mapToObj(String::valueOf)
                .filter(number -> card(enrolment, number).isPresent())
                .toList();
    }

    String drawn(List<String> left) {
        return left.get(random.nextInt(left.size()));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
        return card(enrolment, challenge)
                .map(card -> new Prompt("Was steht auf Karte " + challenge + "?", "", fields()))
                .orElseGet(() -> Prompt.unanswerable("Es ist keine Karte mehr übrig."));
    }

    List<Prompt.Field> fields() {
        return List.of(new Prompt.Field(FIELD, "Karte", Prompt.Kind.TEXT, "off", 20));
    }

    @Override
    public Reading read(Answer answer, String challenge) {
        String typed = answer.text(FIELD);
        return typed.isEmpty()
                ? new Reading.Malformed(List.of(new Reading.Flaw(FIELD, "Tragen Sie ein, was auf der Karte steht.")))
                : new Reading.Legible(challenge + BETWEEN + typed);
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return card(enrolment, number(value)).stream().anyMatch(card -> seal.matches(card, typed(value)));
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        return used(enrolment, number(value), USED);
    }

    /** With a note where a card's seal was. */
    static Enrolment used(Enrolment enrolment, String number, String note) {
        List<String> cards = cards(enrolment);
        cards.set(Integer.parseInt(number), note);
        return new Enrolment(String.join(BETWEEN, cards));
    }

    /** The seal of a card; empty where it was used, or there is none of this number. */
    static Optional<String> card(Enrolment enrolment, String number) {
        List<String> cards = cards(enrolment);
        return IntStream.range(0, cards.size())
                .filter(i -> String.valueOf(i).equals(number))
                .mapToObj(cards::get)
                .filter(card -> !card.startsWith(USED))
                .findFirst();
    }

    static List<String> cards(Enrolment enrolment) {
        return new ArrayList<>(List.of(enrolment.state().split(BETWEEN)));
    }

    static String number(String value) {
        return value.substring(0, value.indexOf(BETWEEN));
    }

    static String typed(String value) {
        return value.substring(value.indexOf(BETWEEN) + 1);
    }
}
