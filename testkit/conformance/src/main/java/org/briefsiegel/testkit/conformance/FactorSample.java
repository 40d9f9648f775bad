package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.EnrolmentResult.Enrolled;

/** A factor, and one patient's answers to it. At least one answer of each kind is needed: one that opens, one that doesn't, one that can't be read. */
public final class FactorSample {

    private final AuthFactor factor;
    private final List<Function<Enrolled, Map<String, String>>> opening = new ArrayList<>();
    private final List<Function<Enrolled, Map<String, String>>> failing = new ArrayList<>();
    private final List<Map<String, String>> illegible = new ArrayList<>();
    private final List<Map<String, String>> refused = new ArrayList<>();
    private Map<String, String> facts = Map.of();
    private Optional<String> typedIn = Optional.empty();

    private FactorSample(AuthFactor factor) {
        this.factor = factor;
    }

    /** @param factor made as Declarative Services make it, with settings and services of your own */
    public static FactorSample of(AuthFactor factor) {
        return new FactorSample(factor);
    }

    /** What the practice's record says of the patient, by the name of the fact. */
    public FactorSample facts(Map<String, String> facts) {
        this.facts = Map.copyOf(facts);
        return this;
    }

    /** The value that the sender types in, of a factor that isn't in the record. */
    public FactorSample typedIn(String value) {
        this.typedIn = Optional.of(value);
        return this;
    }

    /** An answer that opens, by the name of the field; once for each spelling. */
    public FactorSample opens(Map<String, String> answer) {
        opening.add(enrolled -> answer);
        return this;
    }

    /** An answer that opens, of a factor that sends something: what the recipient types who has got these messages. */
    public FactorSample opensBy(Function<List<Dispatch>, Map<String, String>> answer) {
        opening.add(enrolled -> answer.apply(enrolled.dispatches()));
        return this;
    }

    /** An answer that opens, of a factor that hands something over: what the recipient types who was given this. */
    public FactorSample opensByHandover(Function<String, Map<String, String>> answer) {
        opening.add(enrolled -> answer.apply(handover(enrolled)));
        return this;
    }

    private static String handover(Enrolled enrolled) {
        return enrolled.handover().orElseThrow(() -> new AssertionError("enrol hands nothing over"));
    }

    /** An answer that can be read and is wrong. */
    public FactorSample fails(Map<String, String> answer) {
        failing.add(enrolled -> answer);
        return this;
    }

    /** An answer that can be read and is wrong, of a factor that draws its secret by lot and might draw any. */
    public FactorSample failsBy(Function<List<Dispatch>, Map<String, String>> answer) {
        failing.add(enrolled -> answer.apply(enrolled.dispatches()));
        return this;
    }

    /** The same of a factor that hands something over. */
    public FactorSample failsByHandover(Function<String, Map<String, String>> answer) {
        failing.add(enrolled -> answer.apply(handover(enrolled)));
        return this;
    }

    /** An answer that can't be right, whatever the secret is: empty, too short. */
    public FactorSample illegible(Map<String, String> answer) {
        illegible.add(Map.copyOf(answer));
        return this;
    }

    /** Facts that can't be right, which the sender is told; where there are such. */
    public FactorSample refuses(Map<String, String> facts) {
        refused.add(Map.copyOf(facts));
        return this;
    }

    AuthFactor factor() {
        return factor;
    }

    Map<String, String> facts() {
        return facts;
    }

    Optional<String> typedIn() {
        return typedIn;
    }

    List<Map<String, String>> opening(Enrolled enrolled) {
        return opening.stream().map(it -> it.apply(enrolled)).toList();
    }

    List<Map<String, String>> failing(Enrolled enrolled) {
        return failing.stream().map(it -> it.apply(enrolled)).toList();
    }

    List<Map<String, String>> illegible() {
        return illegible;
    }

    List<Map<String, String>> refused() {
        return refused;
    }
}
