package org.briefsiegel.factor.oidc;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
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
import org.briefsiegel.factor.support.WordedFactor;
import org.briefsiegel.factor.support.WrittenDate;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has identity providers say who the recipient is: by birth date and name, as the practice's record has them, or by the identifier
 * that the provider knows the person by. Which providers there are, their settings say; without any, the factor isn't there.
 */
@Component(service = AuthFactor.class)
@FactorId("oidc")
public final class OidcFactor extends WordedFactor implements RedirectFactor {

    static final String BIRTH_DATE = "birthDate";
    static final String NAME = "name";
    static final String SUBJECT = "oidcSubject";

    private static final Logger LOG = LoggerFactory.getLogger(OidcFactor.class);
    private static final FactorProfile PROFILE = new FactorProfile(
            Assurance.MAXIMUM,
            FactorProfile.Kind.POSSESSION,
            Duration.ofDays(90),
            false,
            List.of(
                    Fact.ofPatient(BIRTH_DATE, Fact.Kind.DATE),
                    Fact.ofRecipient(NAME, Fact.Kind.TEXT),
                    Fact.ofRecipient(SUBJECT, Fact.Kind.TEXT)));

    /** Those whose settings are there; at least one. */
    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<IdentityProvider> providers = List.of();

    @Activate
    public OidcFactor() {
        super(PROFILE);
    }

    OidcFactor(List<IdentityProvider> providers) {
        this();
        this.providers = providers;
    }

    private Stream<IdentityProvider> providers() {
        return Namesakes.without(providers).stream();
    }

    @Override
    public String label(Fact fact, Locale locale) {
        return texts(locale).text("fact." + fact.name());
    }

    @Override
    public Optional<Entry> entry(Locale locale) {
        TextBundle texts = texts(locale);
        return Optional.of(new Entry(texts.text("fact.hint"), texts.text("fact.missing")));
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        TextBundle texts = texts(reader.locale());
        String names = providers().map(IdentityProvider::label).collect(Collectors.joining(" / "));
        return texts.format("needed", names);
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        Optional<String> birthDate = request.valueOf(BIRTH_DATE);
        Optional<String> name = fact(request, NAME);
        Optional<String> subject = fact(request, SUBJECT);
        Optional<LocalDate> born = birthDate.flatMap(WrittenDate::parse);
        if (birthDate.isPresent() && born.isEmpty()) {
            return invalid(BIRTH_DATE, "fact.impossible", request);
        }
        Optional<IdentityProvider> there = subject.flatMap(this::providerOf);
        if (subject.isPresent() && there.isEmpty()) {
            return invalid(SUBJECT, "fact.oidcSubject.unknown", request);
        }
        String form = name.map(NameForm::ofRecord).orElse("");
        boolean byPerson =
                subject.isEmpty() && born.isPresent() && !form.isEmpty(); // an identifier is surer, and excludes them
        Known known = new Known(
                !byPerson ? "" : Known.person(born.get().toString(), form, request.seal()),
                there.map(it -> Known.subject(it, parts(subject.get())[1], request.seal()))
                        .orElse(""),
                there.map(Known::namespace).orElse(""),
                List.of());
        if (providers().anyMatch(known::canBeRecognizedBy)) {
            return new EnrolmentResult.Enrolled(known.enrolment(), List.of());
        }
        return lacking(born.isPresent(), name.isPresent(), request);
    }

    /** As the record has it: what is typed in is the first fact. */
    private static Optional<String> fact(EnrolmentRequest request, String name) {
        return Optional.ofNullable(request.facts().get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What would make the person one whom a provider can recognize. */
    private EnrolmentResult lacking(boolean isBornKnown, boolean isNameKnown, EnrolmentRequest request) {
        if (providers().allMatch(IdentityProvider::matchesBySubject)) {
            return new EnrolmentResult.FactMissing(SUBJECT);
        }
        if (!isBornKnown || !isNameKnown) {
            return new EnrolmentResult.FactMissing(isBornKnown ? NAME : BIRTH_DATE);
        }
        return invalid(NAME, "fact.name.short", request);
    }

    private EnrolmentResult invalid(String fact, String text, EnrolmentRequest request) {
        return new EnrolmentResult.FactInvalid(
                fact, texts(request.senderLocale()).text(text));
    }

    /** A provider's name, and the identifier: "hospital 4711". */
    private static String[] parts(String subject) {
        return subject.strip().split(" +", 2);
    }

    /** The provider that a subject names first. */
    private Optional<IdentityProvider> providerOf(String subject) {
        String[] parts = parts(subject);
        return providers()
                .filter(IdentityProvider::matchesBySubject)
                .filter(there -> parts.length == 2 && there.name().equals(parts[0]))
                .findFirst();
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        Known known = Known.of(enrolment);
        List<Prompt.Destination> destinations = providers()
                .filter(known::canBeRecognizedBy)
                .map(there -> new Prompt.Destination(there.name(), texts.format("continue", there.label())))
                .toList();
        if (destinations.isEmpty()) {
            LOG.warn(
                    "A recipient can be recognized by none of the providers; one is gone, or its name, issuer, match or"
                            + " subjectClaim isn't what it was when the transfer was made");
        }
        return Prompt.leadingTo(texts.text("question"), texts.text("hint"), destinations);
    }

    @Override
    public Redirect redirect(Enrolment enrolment, RedirectRequest request) {
        Locale locale = request.reader().locale();
        Optional<IdentityProvider> there = provider(request.destination());
        try {
            return there.isEmpty()
                    ? new Redirect.NotNow(gone(request.destination(), locale))
                    : there.get().redirect(request);
        } catch (NotRecognized e) {
            return new Redirect.NotNow(told(there.get(), e, locale));
        }
    }

    @Override
    public Reading callback(Callback callback) {
        Optional<IdentityProvider> there = provider(callback.destination());
        try {
            return there.isEmpty()
                    ? unrecognized(callback, gone(callback.destination(), callback.locale()))
                    : new Reading.Legible(there.get().identify(callback).value());
        } catch (NotRecognized e) {
            return unrecognized(callback, told(there.get(), e, callback.locale()));
        }
    }

    private static Reading unrecognized(Callback callback, String reason) {
        return new Reading.Malformed(List.of(new Reading.Flaw(callback.destination(), reason)));
    }

    private Optional<IdentityProvider> provider(String destination) {
        return providers().filter(there -> there.name().equals(destination)).findFirst();
    }

    /** Of a provider whose settings were taken away while somebody was there. */
    private String gone(String destination, Locale locale) {
        return texts(locale).format(NotRecognized.Reason.AWAY.key(), destination);
    }

    /** What the recipient is told; the operator is told why. */
    private String told(IdentityProvider there, NotRecognized why, Locale locale) {
        LOG.warn("{} recognizes nobody ({}): {}", there.name(), why.reason(), why.detail());
        return texts(locale).format(why.reason().key(), there.label());
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return Known.of(enrolment).is(Identity.of(value), seal);
    }

    @Override
    public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        return Known.of(enrolment).spentBy(Identity.of(value), seal).enrolment();
    }
}
