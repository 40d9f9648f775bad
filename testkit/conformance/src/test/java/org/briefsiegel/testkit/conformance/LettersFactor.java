package org.briefsiegel.testkit.conformance;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/**
 * Asks for two letters of a phrase, and for no two of them twice. Nothing is wrong with it, though what it seals is short and stands in its
 * questions by chance, and though it has answers that are alike.
 */
@Component(service = AuthFactor.class)
@FactorId("letters")
final class LettersFactor extends DeckFactor {

    private static final int LETTERS = 6;
    private static final String AND = "+";

    private final SecureRandom random = new SecureRandom();

    /** Who knows the phrase, and who doesn't. */
    static ChallengeSample letters(ChallengeFactor factor) {
        String phrase = "banana";
        return ChallengeSample.of(factor)
                .facts(Map.of(FACT, phrase))
                .opens(question -> Map.of(FIELD, lettersOf(phrase, question)))
                .fails(question -> Map.of(FIELD, lettersOf("cherry", question)));
    }

    private static String lettersOf(String phrase, Prompt question) {
        return Stream.of(question.question().split("[^0-9]+"))
                .filter(place -> !place.isEmpty())
                .map(place -> String.valueOf(phrase.charAt(Integer.parseInt(place))))
                .collect(Collectors.joining());
    }

    /** Of each letter with its place; what is spent stands behind. */
    @Override
    String state(String phrase, Seal seal) {
        return IntStream.range(0, phrase.length())
                .mapToObj(place -> seal.seal(place + BETWEEN + phrase.charAt(place)))
                .collect(Collectors.joining(BETWEEN));
    }

    @Override
    public String challenge(Enrolment enrolment) {
        List<String> left = pairs().filter(it -> isLeft(enrolment, it)).toList();
        return left.isEmpty() ? "none" : left.get(random.nextInt(left.size()));
    }

    private static Stream<String> pairs() {
        return IntStream.range(0, LETTERS)
                .boxed()
                .flatMap(one -> IntStream.range(one + 1, LETTERS).mapToObj(other -> one + AND + other));
    }

    private static boolean isLeft(Enrolment enrolment, String pair) {
        return pairs().anyMatch(pair::equals) && !cards(enrolment).contains(pair);
    }

    @Override
    public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
        if (!isLeft(enrolment, challenge)) {
            return Prompt.unanswerable("Es ist nichts mehr zu fragen.");
        }
        String places = challenge.replace(AND, " a, ");
        return new Prompt("Welche Buchstaben stehen an Stelle " + places + " a?", "", fields());
    }

    @Override
    public Reading read(Answer answer, String challenge) {
        return new Reading.Legible(challenge + BETWEEN + answer.text(FIELD));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        List<String> places = Arrays.asList(number(value).split("\\+"));
        String typed = typed(value);
        return isLeft(enrolment, number(value))
                && typed.length() == places.size()
                && IntStream.range(0, places.size())
                        .allMatch(i -> seal.matches(
                                cards(enrolment).get(Integer.parseInt(places.get(i))),
                                places.get(i) + BETWEEN + typed.charAt(i)));
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        return new Enrolment(enrolment.state() + BETWEEN + number(value));
    }
}
