package org.briefsiegel.testkit.conformance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.briefsiegel.factor.api.RedirectFactor;

/**
 * A factor that leads elsewhere, and what comes back from there. At least one way back of each kind is needed: of the patient, of
 * somebody else, and of somebody who gives up.
 */
public final class RedirectSample {

    private final RedirectFactor factor;
    private final List<Elsewhere> recognized = new ArrayList<>();
    private final List<Elsewhere> strangers = new ArrayList<>();
    private final List<Elsewhere> givingUp = new ArrayList<>();
    private final FactorSample enrolled;
    private String destination = "";

    /** The other side, or what stands in for it in a test: what the browser brings back that was sent to an address there. */
    @FunctionalInterface
    public interface Elsewhere {

        /** The query of the address to which the browser is sent back, by name. */
        Map<String, String> bringsBack(URI location) throws Exception;
    }

    private RedirectSample(RedirectFactor factor) {
        this.factor = factor;
        this.enrolled = FactorSample.of(factor);
    }

    /** @param factor made as Declarative Services make it, with settings and services of your own */
    public static RedirectSample of(RedirectFactor factor) {
        return new RedirectSample(factor);
    }

    /** What the practice's record says of the recipient, by the name of the fact. */
    public RedirectSample facts(Map<String, String> facts) {
        enrolled.facts(facts);
        return this;
    }

    /** Facts that can't be right, which the sender is told; where there are such. */
    public RedirectSample refuses(Map<String, String> facts) {
        enrolled.refuses(facts);
        return this;
    }

    /** Which of the prompt's destinations the ways lead to. */
    public RedirectSample destination(String name) {
        destination = name;
        return this;
    }

    /** The recipient, who is recognized there. */
    public RedirectSample opens(Elsewhere way) {
        recognized.add(way);
        return this;
    }

    /** Somebody else, who is recognized there, too. */
    public RedirectSample fails(Elsewhere way) {
        strangers.add(way);
        return this;
    }

    /** Somebody who comes back without being recognized. */
    public RedirectSample givesUp(Elsewhere way) {
        givingUp.add(way);
        return this;
    }

    RedirectFactor factor() {
        return factor;
    }

    FactorSample enrolled() {
        return enrolled;
    }

    String destination() {
        return destination;
    }

    List<Elsewhere> opening() {
        return recognized;
    }

    List<Elsewhere> failing() {
        return strangers;
    }

    List<Elsewhere> givingUp() {
        return givingUp;
    }
}
