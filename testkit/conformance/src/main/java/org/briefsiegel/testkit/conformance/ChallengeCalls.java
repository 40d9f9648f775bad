package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.testkit.conformance.ChallengeSample.Answering;

/** Has a factor draw questions, and a sample's people answer them. */
final class ChallengeCalls {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final Reader READER = new Reader(GERMAN, true);

    private final ChallengeFactor factor;

    ChallengeCalls(ChallengeFactor factor) {
        this.factor = factor;
    }

    /** A challenge, and the question that it was drawn for. */
    record Asked(String challenge, Prompt prompt) {

        /** Whether something is left to ask. */
        boolean canBeAnswered() {
            return !prompt.fields().isEmpty();
        }
    }

    Asked draw(Enrolment enrolment) {
        String challenge = factor.challenge(enrolment);
        return new Asked(challenge, factor.prompt(enrolment, challenge, READER));
    }

    List<Asked> draw(Enrolment enrolment, int times) {
        return IntStream.range(0, times).mapToObj(i -> draw(enrolment)).toList();
    }

    /** A question that can be answered. */
    Asked drawAnswerable(Enrolment enrolment) {
        Asked asked = draw(enrolment);
        require(
                asked.canBeAnswered(),
                "The prompt has no field, though hardly anything was asked yet: \"%s\".",
                asked.prompt().question());
        return asked;
    }

    /** What read makes of an answer; empty where it can't be read. */
    Optional<String> value(String challenge, Map<String, String> typed) {
        return factor.read(new Answer(typed, GERMAN), challenge) instanceof Reading.Legible legible
                ? Optional.of(legible.value())
                : Optional.empty();
    }

    /** What read makes of the recipient's answer, which has to be legible. */
    String right(Asked asked, Answering recipient) {
        Map<String, String> typed = recipient.answer(asked.prompt());
        return value(asked.challenge(), typed)
                .orElseThrow(() -> new AssertionError("What the recipient answers can't be read: " + typed + " to \""
                        + asked.prompt().question() + "\". Correct ChallengeSample.opens, or the factor."));
    }
}
