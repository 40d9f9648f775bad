package org.briefsiegel.testkit.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/** Factors that ask something else each time and break one rule each, as people do by mistake. */
final class BadChallengeFactors {

    private static final String DECK = "amberwood";

    private BadChallengeFactors() {}

    /** The numbers of all cards, also of those that were used. */
    private static List<String> all(Enrolment enrolment) {
        return IntStream.range(0, DeckFactor.cards(enrolment).size())
                .mapToObj(String::valueOf)
                .toList();
    }

    @Component(service = AuthFactor.class)
    @FactorId("stubborn")
    static final class AlwaysTheSame extends DeckFactor {
        @Override
        String drawn(List<String> left) {
            return left.get(0);
        }
    }

    /** A challenge that carries the state of a session. */
    @Component(service = AuthFactor.class)
    @FactorId("lengthy")
    static final class AsksAtLength extends DeckFactor {
        @Override
        String drawn(List<String> left) {
            return super.drawn(left) + " ".repeat(1000);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("permissive")
    static final class AnyCardWillDo extends DeckFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return card(enrolment, number(value)).isPresent()
                    && cards(enrolment).stream().anyMatch(card -> seal.matches(card, typed(value)));
        }
    }

    /** The cards are another's, and nobody looks. */
    @Component(service = AuthFactor.class)
    @FactorId("trusting-deck")
    static final class LetsAnybodyIn extends DeckFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return super.verify(enrolment, value.replace("birchwood", DECK), seal);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("forgetful-deck")
    static final class SpendsNothing extends DeckFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return enrolment;
        }
    }

    /** Only the last one that was used is noted. */
    @Component(service = AuthFactor.class)
    @FactorId("short-of-memory")
    static final class NotesTheLastAlone extends DeckFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return used(new Enrolment(state(DECK, seal)), number(value), USED);
        }
    }

    /** What was typed stands in the database. */
    @Component(service = AuthFactor.class)
    @FactorId("diarist")
    static final class NotesTheAnswer extends DeckFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return used(enrolment, number(value), USED + typed(value));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("spendthrift")
    static final class SpendsTheDeck extends DeckFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return new Enrolment(
                    cards(enrolment).stream().map(card -> USED + card.length()).collect(Collectors.joining(BETWEEN)));
        }

        @Override
        public String challenge(Enrolment enrolment) {
            return drawn(all(enrolment));
        }

        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            return super.prompt(new Enrolment(enrolment.state().replace(USED, "")), challenge, reader);
        }
    }

    /** Whoever has been in once is let in. */
    @Component(service = AuthFactor.class)
    @FactorId("familiar")
    static final class LetsAnybodyInOnceSpent extends DeckFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            boolean known = cards(enrolment).contains(USED)
                    && card(enrolment, number(value)).isPresent();
            return super.verify(enrolment, value, seal) || known;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("repetitive")
    static final class DrawsWhatIsSpent extends DeckFactor {
        @Override
        public String challenge(Enrolment enrolment) {
            return drawn(all(enrolment));
        }

        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            return super.prompt(new Enrolment(enrolment.state().replace(USED, "used")), challenge, reader);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("finite")
    static final class ThrowsWhereNothingIsLeft extends DeckFactor {
        @Override
        public String challenge(Enrolment enrolment) {
            return drawn(left(enrolment));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("shifting")
    static final class OtherFields extends DeckFactor {
        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            Prompt prompt = super.prompt(enrolment, challenge, reader);
            return prompt.fields().isEmpty()
                    ? prompt
                    : new Prompt(
                            prompt.question(),
                            prompt.hint(),
                            List.of(new Prompt.Field(FIELD + challenge, "Karte", Prompt.Kind.TEXT, "off", 20)));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("helpful")
    static final class TellsTheAnswerInItsHint extends DeckFactor {
        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            Prompt prompt = super.prompt(enrolment, challenge, reader);
            return prompt.fields().isEmpty()
                    ? prompt
                    : new Prompt(prompt.question(), "Zum Beispiel: " + DECK + challenge, prompt.fields());
        }
    }

    /** The browser can't read it, but whoever holds the host's keys. */
    @Component(service = AuthFactor.class)
    @FactorId("telltale")
    static final class TellsTheAnswerInItsChallenge extends DeckFactor {
        @Override
        public String challenge(Enrolment enrolment) {
            String number = super.challenge(enrolment);
            byte[] right = (DECK + number).getBytes(StandardCharsets.UTF_8);
            return number + ":" + Base64.getEncoder().encodeToString(right);
        }

        @Override
        public Prompt prompt(Enrolment enrolment, String challenge, Reader reader) {
            return super.prompt(enrolment, challenge.split(":")[0], reader);
        }

        @Override
        public Reading read(Answer answer, String challenge) {
            return super.read(answer, challenge.split(":")[0]);
        }
    }

    /** What was drawn last is taken for what was asked. */
    @Component(service = AuthFactor.class)
    @FactorId("absorbed")
    static final class KeepsWhatItDrew extends DeckFactor {
        private volatile String last = "";

        @Override
        String drawn(List<String> left) {
            last = super.drawn(left);
            return last;
        }

        @Override
        public Reading read(Answer answer, String challenge) {
            return super.read(answer, last);
        }
    }

    /** What was read last is taken for what is verified. */
    @Component(service = AuthFactor.class)
    @FactorId("hasty")
    static final class KeepsWhatItRead extends DeckFactor {
        private volatile String last = "";

        @Override
        public Reading read(Answer answer, String challenge) {
            last = challenge;
            return new Reading.Legible(answer.text(FIELD));
        }

        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return super.verify(enrolment, last + BETWEEN + value, seal);
        }

        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return super.spend(enrolment, last + BETWEEN + value, seal);
        }
    }

    /** Answers go to the node where the question was drawn, it thinks. */
    @Component(service = AuthFactor.class)
    @FactorId("homely")
    static final class KnowsItsOwnQuestionsAlone extends DeckFactor {
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        @Override
        String drawn(List<String> left) {
            String number = super.drawn(left);
            asked.add(number);
            return number;
        }

        @Override
        public Reading read(Answer answer, String challenge) {
            return super.read(answer, asked.contains(challenge) ? challenge : "unknown");
        }
    }

    /** All that comes back is a number that it drew, it thinks. */
    @Component(service = AuthFactor.class)
    @FactorId("literal")
    static final class ThrowsAtWhatItDidNotDraw extends DeckFactor {
        @Override
        public Reading read(Answer answer, String challenge) {
            return super.read(answer, String.valueOf(Integer.parseInt(challenge)));
        }
    }

    /** The deck stands in the database, for whoever forgets which it is. */
    @Component(service = AuthFactor.class)
    @FactorId("open-deck")
    static final class KeepsTheDeck extends DeckFactor {
        @Override
        String state(String deck, Seal seal) {
            return super.state(deck, seal) + BETWEEN + deck;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("unsealed")
    static final class ComparesByItself extends DeckFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return super.verify(enrolment, value, seal) && typed(value).equals(DECK + number(value));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("impatient")
    static final class ThrowsWhereNothingIsTyped extends DeckFactor {
        @Override
        public Reading read(Answer answer, String challenge) {
            return new Reading.Legible(challenge
                    + BETWEEN
                    + answer.text(FIELD).charAt(0)
                    + answer.text(FIELD).substring(1));
        }
    }
}
