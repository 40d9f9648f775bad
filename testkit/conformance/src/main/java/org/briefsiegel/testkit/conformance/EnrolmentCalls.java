package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.language.Language;
import org.opentest4j.AssertionFailedError;

/** Prepares a factor for the transfers of a sample's patient. */
final class EnrolmentCalls {

    private static final Locale GERMAN = Language.GERMAN.locale();

    private final AuthFactor factor;
    private final FactorSample sample;

    EnrolmentCalls(AuthFactor factor, FactorSample sample) {
        this.factor = factor;
        this.sample = sample;
    }

    /**
     * A factor that is ready for a transfer.
     *
     * @param seal by which it was made, and which knows what was sealed
     * @param opening the answers that open this very transfer
     * @param failing the answers that don't
     */
    record Sealed(
            Enrolment enrolment,
            List<Dispatch> dispatches,
            RecordingSeal seal,
            List<Map<String, String>> opening,
            List<Map<String, String>> failing) {}

    /** Prepares the sample's patient, which has to work. */
    Sealed enrol(String transfer) {
        RecordingSeal seal = new RecordingSeal(transfer);
        EnrolmentResult result = factor.enrol(request(sample.facts(), sample.typedIn(), seal, GERMAN, GERMAN));
        require(
                result instanceof EnrolmentResult.Enrolled,
                "enrol answers %s to the sample's facts: correct the facts, or the factor.",
                result);
        EnrolmentResult.Enrolled enrolled = (EnrolmentResult.Enrolled) result;
        List<Dispatch> dispatches = enrolled.dispatches();
        return new Sealed(enrolled.enrolment(), dispatches, seal, sample.opening(enrolled), sample.failing(enrolled));
    }

    EnrolmentRequest request(String transfer) {
        return request(sample.facts(), sample.typedIn(), new RecordingSeal(transfer), GERMAN, GERMAN);
    }

    EnrolmentResult result(Map<String, String> facts, Optional<String> typedIn, String transfer) {
        return factor.enrol(request(facts, typedIn, new RecordingSeal(transfer), GERMAN, GERMAN));
    }

    /** For a recipient and a sender of two languages. */
    EnrolmentResult resultFor(Map<String, String> facts, Locale recipient, Locale sender) {
        return factor.enrol(request(facts, Optional.empty(), new RecordingSeal("t-1"), recipient, sender));
    }

    /** What is sent to a recipient who reads this. */
    List<Dispatch> dispatchesIn(Locale locale) {
        EnrolmentRequest request =
                request(sample.facts(), sample.typedIn(), new RecordingSeal("t-1"), locale, Locale.ENGLISH);
        return factor.enrol(request) instanceof EnrolmentResult.Enrolled enrolled ? enrolled.dispatches() : List.of();
    }

    /**
     * What any factor can be asked by many at once, and has to answer in the same way each time; by name.
     *
     * @param asked the factor, or what stands for it
     * @param sentTo as for {@link AuthFactor#needed}
     */
    Map<String, Callable<Object>> calls(AuthFactor asked, Enrolment enrolment, String sentTo) {
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        for (Language language : List.of(Language.GERMAN, Language.ENGLISH, Language.ARABIC)) {
            Locale locale = language.locale();
            calls.put("label in " + language.code(), () -> asked.label(locale));
            calls.put("entry in " + language.code(), () -> asked.entry(locale));
            calls.put("needed in " + language.code(), () -> asked.needed(new Reader(locale, true), sentTo));
            calls.put("prompt in " + language.code(), () -> asked.prompt(enrolment, new Reader(locale, false)));
        }
        calls.put("profile", asked::profile);
        calls.put("enrol", () -> asked.enrol(request("t-1")));
        return calls;
    }

    /** What was sealed, what was typed in, and the facts that aren't just an address of a message. */
    Collection<String> secrets(Sealed patient) {
        Set<String> addresses =
                patient.dispatches().stream().map(Dispatch::fact).collect(Collectors.toSet());
        Stream<String> facts = factor.profile().facts().stream()
                .map(Fact::name)
                .filter(it -> !addresses.contains(it))
                .flatMap(it -> Optional.ofNullable(sample.facts().get(it)).stream());
        return Stream.of(patient.seal().values().stream(), facts, sample.typedIn().stream())
                .flatMap(values -> values)
                .collect(Collectors.toSet());
    }

    /** Fails where an enrolment tells what was sealed or typed in, or a fact. */
    void requireSilent(Enrolment enrolment, Sealed patient, String secret) {
        String state = enrolment.state();
        for (String sealed : patient.seal().made()) {
            state = state.replace(sealed, "");
        }
        new SecretTraces(secrets(patient))
                .in(state)
                .ifPresent(form -> require(
                        false,
                        "The enrolment holds %s, %s. Whoever reads the database has it: keep what seal.seal(value) makes.",
                        secret,
                        form));
    }

    /** Whether a value is right; a secret that the seal doesn't decrypt opens nothing: the host answers that the factor isn't available. */
    boolean opens(Enrolment enrolment, String value, RecordingSeal seal) {
        try {
            return factor.verify(enrolment, value, seal);
        } catch (AssertionFailedError thrown) {
            if (thrown.getCause() instanceof RecordingSeal.UndecipherableException) {
                return false;
            }
            throw thrown;
        }
    }

    private static EnrolmentRequest request(
            Map<String, String> facts, Optional<String> typedIn, RecordingSeal seal, Locale recipient, Locale sender) {
        return new EnrolmentRequest(facts, typedIn, seal, "Ordination Dr. Muster", "praxis.example", recipient, sender);
    }
}
