package org.briefsiegel.testkit.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/**
 * An office that says of whoever comes when they were born, on a paper that names the state by its hash. Nothing is wrong with it; what
 * extends it breaks one rule.
 */
@Component(service = AuthFactor.class)
@FactorId("office")
class OfficeFactor implements RedirectFactor {

    static final String FACT = "birthDate";
    static final String PLACE = "vienna";

    private static final String BETWEEN = " ";

    /** A recipient's ways to it and back. */
    static RedirectSample sample(RedirectFactor factor) {
        return RedirectSample.of(factor)
                .facts(Map.of(FACT, "1984-03-09"))
                .destination(PLACE)
                .opens(location -> paper(location, "1984-03-09"))
                .fails(location -> paper(location, "1985-01-01"))
                .givesUp(location -> Map.of("state", query(location).get("state")))
                .refuses(Map.of(FACT, "long ago"));
    }

    private static Map<String, String> paper(URI location, String born) {
        Map<String, String> asked = query(location);
        return Map.of("state", asked.get("state"), "born", born, "proof", asked.get("proof"));
    }

    private static Map<String, String> query(URI location) {
        return Arrays.stream(location.getQuery().split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.MAXIMUM,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(90),
                false,
                List.of(Fact.ofPatient(FACT, Fact.Kind.DATE)));
    }

    @Override
    public String label(Locale locale) {
        return "Amt";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        return request.valueOf(FACT)
                .map(born -> born.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                        ? new EnrolmentResult.Enrolled(new Enrolment(keep(born, request.seal())), List.of())
                        : new EnrolmentResult.FactInvalid(FACT, "Das ist kein Datum."))
                .orElseGet(() -> new EnrolmentResult.FactMissing(FACT));
    }

    String keep(String born, Seal seal) {
        return seal.seal(born);
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        return Prompt.leadingTo("Wohin?", "", List.of(new Prompt.Destination(PLACE, "Zum Amt")));
    }

    @Override
    public Redirect redirect(Enrolment enrolment, RedirectRequest request) {
        String state = secret();
        return new Redirect.To(
                URI.create("https://office.example/?state=" + request.token() + "&proof=" + hash(state)), state);
    }

    String secret() {
        return UUID.randomUUID().toString();
    }

    private static String hash(String state) {
        return Integer.toHexString(state.hashCode());
    }

    @Override
    public Reading callback(Callback callback) {
        Map<String, String> said = callback.parameters();
        return said.containsKey("born") && isProven(said, callback)
                ? new Reading.Legible(said.get("born") + BETWEEN + callback.token())
                : unrecognized(callback.destination());
    }

    boolean isProven(Map<String, String> said, Callback callback) {
        return hash(callback.state()).equals(said.get("proof"));
    }

    Reading unrecognized(String destination) {
        return new Reading.Malformed(List.of(new Reading.Flaw(destination, "Das Amt kennt Sie nicht.")));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        String[] known = enrolment.state().split(BETWEEN);
        String born = value.substring(0, value.lastIndexOf(BETWEEN));
        String token = value.substring(value.lastIndexOf(BETWEEN) + 1);
        return seal.matches(known[0], born) && (known.length == 1 || !seal.matches(known[1], token));
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        String token = value.substring(value.lastIndexOf(BETWEEN) + 1);
        return new Enrolment(enrolment.state().split(BETWEEN)[0] + BETWEEN + seal.seal(token));
    }
}
