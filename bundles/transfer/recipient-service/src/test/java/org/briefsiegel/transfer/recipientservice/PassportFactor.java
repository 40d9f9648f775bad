package org.briefsiegel.transfer.recipientservice;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.factor.api.Seal;

/** Sends people to the office {@code vienna}, which says when they were born, or to {@code graz}, which is closed. */
final class PassportFactor implements RedirectFactor {

    static final String ID = "passport";
    static final URI OFFICE = URI.create("https://office.example/vienna");

    private static final String BETWEEN = " ";

    /** Whether there is any office. */
    boolean open = true;

    /** What the office was asked to look up. */
    final List<Callback> callbacks = new ArrayList<>();

    @Override
    public FactorProfile profile() {
        return new FactorProfile(
                Assurance.MAXIMUM,
                FactorProfile.Kind.POSSESSION,
                Duration.ofDays(90),
                false,
                List.of(Fact.ofPatient("birthDate", Fact.Kind.DATE)));
    }

    @Override
    public String label(Locale locale) {
        return "Passport";
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String born = request.seal().seal(request.valueOf("birthDate").orElseThrow());
        return new EnrolmentResult.Enrolled(new Enrolment(born), List.of());
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        List<Prompt.Destination> offices =
                List.of(new Prompt.Destination("vienna", "Vienna"), new Prompt.Destination("graz", "Graz"));
        return Prompt.leadingTo("?", "", open ? offices : List.of());
    }

    @Override
    public Redirect redirect(Enrolment enrolment, RedirectRequest request) {
        return request.destination().equals("graz")
                ? new Redirect.NotNow("closed")
                : new Redirect.To(
                        URI.create(OFFICE + "?state=" + request.token() + "&to=" + request.returnTo()), "verifier");
    }

    @Override
    public Reading callback(Callback callback) {
        callbacks.add(callback);
        Map<String, String> said = callback.parameters();
        return said.containsKey("born") && callback.state().equals("verifier")
                ? new Reading.Legible(said.get("born") + BETWEEN + callback.token())
                : new Reading.Malformed(List.of(new Reading.Flaw(callback.destination(), "cancelled")));
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        List<String> known = List.of(enrolment.state().split(BETWEEN));
        List<String> said = List.of(value.split(BETWEEN));
        boolean spent = known.size() > 1 && seal.matches(known.get(1), said.get(1));
        return seal.matches(known.get(0), said.get(0)) && !spent;
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        String born = enrolment.state().split(BETWEEN)[0];
        return new Enrolment(born + BETWEEN + seal.seal(value.split(BETWEEN)[1]));
    }
}
