package org.briefsiegel.transfer.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.Fact.Bearer;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;

/** What the plug-ins say of one submission: the documents' types inspect, the factor enrols, the pricing rule prices. */
public final class RoutingSlip {

    /** Where a factor sends text messages, whoever carries them. */
    private static final String TEXT_MESSAGES = "sms";

    private final Plugins plugins;
    private final Practice practice;
    private final Subject subject;
    private final TransferRules rules;
    private final Locale locale;
    private final Optional<FactorProfile> profile;

    private final Map<Integer, String> titles = new HashMap<>();
    private final Map<Integer, Payment> payments = new HashMap<>();
    private final List<FactorMessage> messages = new ArrayList<>();
    private final Map<String, String> dispatchFacts = new HashMap<>();
    private Optional<Refusal> refusal = Optional.empty();
    private Enrolment enrolment = new Enrolment("");
    private Optional<String> handover = Optional.empty();
    private Pricing.Priced price = new Pricing.Priced(List.of());

    /**
     * Who travels.
     *
     * @param factor id of the factor, or {@code none}
     * @param uploads the documents with their types, in order; empty where only a price is asked
     * @param request what the factor gets to know
     * @param occasion why it is sent
     * @param account what the ledger knows of the practice
     * @param priceOnly whether only the price is asked: a factor that is free needs no facts then
     */
    public record Subject(
            String factor,
            List<Inspected> uploads,
            EnrolmentRequest request,
            Occasion occasion,
            Account account,
            boolean priceOnly) {}

    /**
     * A document to be inspected, with the id of its type.
     *
     * @param stored its content, for a type that reads it
     */
    public record Inspected(String type, Upload upload, StoredContent stored) {}

    /** A message of the factor with the address and the parts that its channel makes of it. */
    public record FactorMessage(String channel, String address, String text, int parts) {

        Draft.Dispatch forPricing() {
            return new Draft.Dispatch(channel, address, parts);
        }

        @Override
        public String toString() {
            return "FactorMessage[" + channel + "]";
        }
    }

    public RoutingSlip(Plugins plugins, Practice practice, Subject subject, TransferRules rules, Locale locale) {
        this.plugins = plugins;
        this.practice = practice;
        this.subject = subject;
        this.rules = rules;
        this.locale = locale;
        this.profile = plugins.factor(subject.factor()).map(AuthFactor::profile);
    }

    /**
     * Asks all whose say it is, in order; after a refusal, nobody further.
     *
     * @throws ClosedException when one of them can't be asked
     * @throws Unavailable when a document can't be read that one of them wants to
     */
    public RoutingSlip run() {
        for (int i = 0; i < subject.uploads().size() && refusal.isEmpty(); i++) {
            inspect(i, subject.uploads().get(i));
        }
        if (subject.factor().equals(Submission.NO_FACTOR)) {
            return this;
        }
        if (refusal.isEmpty() && (isChargeable() || !subject.priceOnly())) {
            enrol(plugins.requiredFactor(subject.factor()));
        }
        if (refusal.isEmpty()) {
            refusal = price(plugins.requiredPricingRule(rules.pricingRule()).price(draft(), locale));
        }
        return this;
    }

    private void inspect(int index, Inspected document) {
        DocumentType type = plugins.requiredDocument(document.type());
        Inspection inspection = type instanceof ContentDocumentType reader
                ? document.stored().during(content -> reader.inspect(document.upload(), content))
                : type.inspect(document.upload());
        if (inspection instanceof Inspection.Accepted accepted) {
            titles.put(index, readable(accepted.title(), type));
            if (!subject.factor().equals(Submission.NO_FACTOR)) { // nobody opens a page of what is attached
                accepted.payment().ifPresent(payment -> payments.put(index, payment));
            }
        } else if (inspection instanceof Inspection.Refused refused) {
            String below = refused.field().isEmpty() ? "" : "/" + refused.field();
            refusal =
                    Optional.of(Refusal.of(Problem.DOCUMENT_REFUSED, "/documents/" + index + below, refused.reason()));
        }
    }

    /** A line that can be seen and clicked at, whatever the sender and the plug-in make of it. */
    private String readable(String title, DocumentType type) {
        String line = Names.line(title);
        return Names.isVisible(line) ? line : type.name(subject.request().locale());
    }

    private void enrol(AuthFactor factor) {
        EnrolmentResult result = factor.enrol(subject.request());
        if (result instanceof EnrolmentResult.Enrolled enrolled) {
            enrolment = enrolled.enrolment();
            handover = enrolled.handover();
            tryOut(factor);
            for (Dispatch dispatch : enrolled.dispatches()) {
                address(dispatch);
            }
        } else if (result instanceof EnrolmentResult.FactMissing missing) {
            String text = new RefusalTexts(locale).of("fact.missing", factor.label(locale));
            refusal = Optional.of(Refusal.of(Problem.MISSING_FACT, recordPointer(missing.fact()), text));
        } else if (result instanceof EnrolmentResult.FactInvalid invalid) {
            refusal = Optional.of(Refusal.of(Problem.INVALID_FACT, pointer(invalid.fact()), invalid.reason()));
        }
    }

    /** A factor that can't ask its question is refused now, before somebody gets a link that leads to nothing. */
    private void tryOut(AuthFactor factor) {
        Locale reader = subject.request().locale();
        factor.label(reader);
        if (factor instanceof ChallengeFactor asking) {
            asking.prompt(enrolment, asking.challenge(enrolment), new Reader(reader, true));
        } else {
            factor.prompt(enrolment, new Reader(reader, true));
        }
    }

    private void address(Dispatch dispatch) {
        String id = dispatch.channel().equals(TEXT_MESSAGES) ? rules.textChannel() : dispatch.channel();
        Channel channel = plugins.requiredChannel(id);
        String address = subject.request().valueOf(dispatch.fact()).orElse("");
        Optional<String> reason = channel.refusal(address, locale);
        if (reason.isPresent()) {
            refusal = Optional.of(Refusal.of(Problem.INVALID_FACT, pointer(dispatch.fact()), reason.get()));
            return;
        }
        String normalized = channel.normalize(address);
        dispatchFacts.put(dispatch.fact(), normalized);
        String text = dispatch.text(channel::parts);
        messages.add(new FactorMessage(id, normalized, text, channel.parts(text)));
    }

    private Draft draft() {
        return new Draft(
                practice.id(),
                practice.plan().name(),
                practice.addOns(),
                subject.factor(),
                isChargeable(),
                subject.occasion(),
                subject.account(),
                messages.stream().map(FactorMessage::forPricing).toList());
    }

    private Optional<Refusal> price(Pricing pricing) {
        if (pricing instanceof Pricing.NotIncluded notIncluded) {
            return Optional.of(Refusal.of(Problem.PLAN_REQUIRED, "/authentication/factor", notIncluded.reason()));
        }
        if (pricing instanceof Pricing.NotCovered notCovered) {
            return Optional.of(BalanceTexts.tooLow(notCovered.left(), notCovered.total(), locale));
        }
        price = (Pricing.Priced) pricing;
        return Optional.empty();
    }

    private String pointer(String fact) {
        return subject.request().typedIn().isPresent() ? "/authentication/value" : recordPointer(fact);
    }

    /** A factor that asks for what it hasn't declared can't be used, wherever that is. */
    private String recordPointer(String fact) {
        return profile.flatMap(it -> it.fact(fact)).map(DeclaredFacts::pointer).orElse("/authentication/factor");
    }

    /** Why the submission can't be accepted, as far as they were asked. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** The title of the document at this index, from 0. */
    public String title(int index) {
        return titles.get(index);
    }

    /** What the document at this index, from 0, says about paying. */
    public Optional<Payment> payment(int index) {
        return Optional.ofNullable(payments.get(index));
    }

    /** When the link stops working; empty for an attachment. */
    public Optional<Instant> expiry(Instant acceptedAt) {
        return profile.map(factor -> acceptedAt.plus(factor.validity()));
    }

    public boolean isChargeable() {
        return profile.map(FactorProfile::chargeable).orElse(false);
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /** What the sender gives to the recipient in person; a secret that nothing keeps. */
    public Optional<String> handover() {
        return handover;
    }

    public List<FactorMessage> messages() {
        return List.copyOf(messages);
    }

    /** The facts by which the factor addresses its messages, in the form in which the channels take them. */
    public Map<String, String> dispatchFacts() {
        return Map.copyOf(dispatchFacts);
    }

    /** The phone number that the factor's messages go to, in the form in which its channel takes it; else this one. */
    public String phone(String given) {
        return profile.stream()
                .flatMap(factor -> factor.facts().stream())
                .filter(fact -> fact.bearer() == Bearer.RECIPIENT && fact.kind() == Fact.Kind.PHONE)
                .flatMap(fact -> Optional.ofNullable(dispatchFacts.get(fact.name())).stream())
                .findFirst()
                .orElse(given);
    }

    public Pricing.Priced price() {
        return price;
    }

    /** What whoever sends should know of the balance that the price is taken from. */
    public Optional<Warning> warning() {
        return price.left().map(left -> BalanceTexts.low(left, locale));
    }

    /** What a line of the price is about, in the language of whoever asks. */
    public String words(Pricing.Line line) {
        Wording wording = line.wording();
        return plugins.pricingRule(wording.rule())
                .map(rule -> rule.describe(wording, locale))
                .orElse(wording.kind());
    }
}
