package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.PlugInTexts.requireReadable;
import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Set;
import org.briefsiegel.factor.api.EnrolmentResult;

/** What a factor says of facts that are missing or can't be right. */
final class RefusedFacts {

    private RefusedFacts() {}

    /** It asks for facts alone that it has declared. */
    static void requireNamed(EnrolmentResult result, Set<String> named, String when) {
        if (result instanceof EnrolmentResult.FactMissing missing) {
            require(
                    named.contains(missing.fact()),
                    "Called %s, enrol misses the fact \"%s\", which profile() doesn't name: %s.",
                    when,
                    missing.fact(),
                    named);
        }
        if (result instanceof EnrolmentResult.FactInvalid invalid) {
            require(
                    named.contains(invalid.fact()),
                    "Called %s, enrol refuses the fact \"%s\", which profile() doesn't name: %s.",
                    when,
                    invalid.fact(),
                    named);
        }
    }

    /** In words that can be read, without the value. */
    static void requireExplained(EnrolmentResult.FactInvalid invalid, String value) {
        requireReadable("reason why a fact is refused", invalid.reason(), "German", PlugInTexts.LONGEST);
        require(
                !TypedAnswers.isRepeated(value, invalid.reason()),
                "The reason why the fact %s is refused repeats the value: \"%s\".",
                invalid.fact(),
                invalid.reason());
    }
}
