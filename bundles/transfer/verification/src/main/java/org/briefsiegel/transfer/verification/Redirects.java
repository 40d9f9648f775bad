package org.briefsiegel.transfer.verification;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Arrival;
import org.briefsiegel.transfer.api.Departure;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RedirectService;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.Links;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads recipients to where they are recognized, and has what they bring back verified. */
@Component
public final class Redirects implements RedirectService {

    private final Links links;
    private final AccessStatus accessStatus;
    private final Plugins plugins;
    private final Spine spine;
    private final Verification verification;
    private final Vault vault;
    private final Clock clock;

    @Activate
    public Redirects(
            @Reference Links links,
            @Reference AccessStatus accessStatus,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Verification verification,
            @Reference Vault vault,
            @Reference Clock clock) {
        this.links = links;
        this.accessStatus = accessStatus;
        this.plugins = plugins;
        this.spine = spine;
        this.verification = verification;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<Departure> leave(String link, String destination, Function<String, URI> returnTo, Locale locale) {
        return links.find(link).map(linked -> {
            if (accessStatus.status(linked) != Status.READY) {
                return new Departure.Closed();
            }
            Roundtrip way = Roundtrip.begin(link, linked.transfer().factor(), destination, locale, Instant.now(clock));
            try {
                return plugins.factor(way.factor())
                        .map(factor -> spine.travel(Use.PROMPT, () -> leave(factor, linked, way, returnTo)))
                        .orElseGet(Departure.Unavailable::new);
            } catch (ClosedException e) {
                return new Departure.Unavailable();
            }
        });
    }

    private Departure leave(AuthFactor factor, Linked linked, Roundtrip way, Function<String, URI> returnTo) {
        TransferRecord transfer = linked.transfer();
        Enrolment enrolment = new Enrolment(transfer.enrolment());
        Reader reader = new Reader(way.locale(), transfer.recipient().isPatient());
        if (!(factor instanceof RedirectFactor elsewhere) || !leadsTo(way.destination(), factor, enrolment, reader)) {
            return new Departure.Unknown();
        }
        RedirectRequest request =
                new RedirectRequest(way.destination(), returnTo.apply(way.factor()), way.token(), reader);
        Redirect redirect = elsewhere.redirect(enrolment, request);
        return redirect instanceof Redirect.To to
                ? new Departure.To(to.location(), way.with(to.state()).seal(vault))
                : new Departure.NotNow(((Redirect.NotNow) redirect).reason());
    }

    private static boolean leadsTo(String destination, AuthFactor factor, Enrolment enrolment, Reader reader) {
        return factor.prompt(enrolment, reader).destinations().stream()
                .anyMatch(there -> there.name().equals(destination));
    }

    @Override
    public Optional<String> link(String kept) {
        return Roundtrip.open(vault, kept).map(Roundtrip::link);
    }

    @Override
    public Optional<Arrival> comeBack(
            String kept, String factor, String destination, URI returnTo, Map<String, String> parameters) {
        return Roundtrip.open(vault, kept)
                .flatMap(way -> links.find(way.link()).map(linked -> {
                    boolean ours = way.ends(factor, destination, parameters, Instant.now(clock))
                            && factor.equals(linked.transfer().factor());
                    Optional<Opening> opening =
                            ours ? Optional.of(opening(linked, callback(way, returnTo, parameters))) : Optional.empty();
                    return new Arrival(way.link(), way.locale(), opening);
                }));
    }

    private static Callback callback(Roundtrip way, URI returnTo, Map<String, String> parameters) {
        return new Callback(way.destination(), returnTo, way.token(), way.state(), parameters, way.locale());
    }

    private Opening opening(Linked linked, Callback callback) {
        if (linked.retired()) {
            return new Opening.Closed();
        }
        return verification.judge(linked.transfer(), factor -> {
            if (factor instanceof RedirectFactor elsewhere) {
                return elsewhere.callback(callback);
            }
            throw new ClosedException("factor." + linked.transfer().factor()); // another has taken its place meanwhile
        });
    }
}
