package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Prompt;

/** A factor that asks something else each time, and who answers. At least one who can and one who can't is needed. */
public final class ChallengeSample {

    private final ChallengeFactor factor;
    private final List<Answering> recipients = new ArrayList<>();
    private final List<Answering> strangers = new ArrayList<>();
    private final FactorSample enrolled;

    /** Somebody who reads a question. */
    @FunctionalInterface
    public interface Answering {

        /** What they type, by the name of the field. */
        Map<String, String> answer(Prompt question);
    }

    private ChallengeSample(ChallengeFactor factor) {
        this.factor = factor;
        this.enrolled = FactorSample.of(factor);
    }

    /** @param factor made as Declarative Services make it, with settings and services of your own */
    public static ChallengeSample of(ChallengeFactor factor) {
        return new ChallengeSample(factor);
    }

    /** What the practice's record says of the recipient, by the name of the fact. */
    public ChallengeSample facts(Map<String, String> facts) {
        enrolled.facts(facts);
        return this;
    }

    /** The recipient, who can answer every question by what its prompt says. */
    public ChallengeSample opens(Answering recipient) {
        recipients.add(recipient);
        return this;
    }

    /** Somebody who doesn't know the answer, and types one that can be read. */
    public ChallengeSample fails(Answering stranger) {
        strangers.add(stranger);
        return this;
    }

    ChallengeFactor factor() {
        return factor;
    }

    FactorSample enrolled() {
        return enrolled;
    }

    List<Answering> opening() {
        return recipients;
    }

    List<Answering> failing() {
        return strangers;
    }
}
