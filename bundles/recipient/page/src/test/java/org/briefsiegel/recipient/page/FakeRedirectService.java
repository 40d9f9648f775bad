package org.briefsiegel.recipient.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.transfer.api.Arrival;
import org.briefsiegel.transfer.api.Departure;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RedirectService;

/** Of the factor {@code passport} with the office {@code vienna}, which lets in whom it was told to. */
final class FakeRedirectService implements RedirectService {

    static final String KEPT = "what-the-browser-keeps";
    static final Letter.Question QUESTION = new Letter.Question(
            "Wo wollen Sie sich ausweisen?",
            "Sie kommen danach hierher zurück.",
            List.of(),
            Optional.empty(),
            List.of(
                    new Letter.Destination("vienna", "Weiter zum Amt"),
                    new Letter.Destination("graz", "Weiter nach Graz")));

    final List<Map<String, String>> arrivals = new ArrayList<>();
    Departure departure;
    Optional<Opening> opening = Optional.of(new Opening.Passed(FakeRecipientService.SESSION));

    @Override
    public Optional<Departure> leave(String link, String destination, Function<String, URI> returnTo, Locale locale) {
        URI there = URI.create("https://office.example/login?to=" + returnTo.apply("passport") + "&in=" + locale);
        return link.equals(FakeRecipientService.LINK)
                ? Optional.of(departure == null ? new Departure.To(there, KEPT) : departure)
                : Optional.empty();
    }

    @Override
    public Optional<String> link(String kept) {
        return kept.equals(KEPT) ? Optional.of(FakeRecipientService.LINK) : Optional.empty();
    }

    @Override
    public Optional<Arrival> comeBack(
            String kept, String factor, String destination, URI returnTo, Map<String, String> parameters) {
        arrivals.add(parameters);
        return kept.equals(KEPT)
                        && factor.equals("passport")
                        && returnTo.toString().equals("http://localhost:8080/d/return/passport/" + destination)
                ? Optional.of(new Arrival(FakeRecipientService.LINK, Locale.GERMAN, opening))
                : Optional.empty();
    }
}
