package org.briefsiegel.transfer.pricing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.refusal.KnownPlugIns;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.submission.DeclaredFacts;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.textreminder.ReminderOffer;
import org.briefsiegel.transfer.textreminder.TextReminders;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what a transfer would cost, without accepting one; the price holds for some minutes. */
@Component(service = PriceEnquiry.class)
public final class PriceEnquiry {

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final KnownPlugIns known;
    private final Pricer pricer;
    private final TextReminders reminders;
    private final TransferRules rules;
    private final Clock clock;

    @Activate
    public PriceEnquiry(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference KnownPlugIns known,
            @Reference Pricer pricer,
            @Reference TextReminders reminders,
            @Reference TransferRules rules,
            @Reference Clock clock) {
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.known = known;
        this.pricer = pricer;
        this.reminders = reminders;
        this.rules = rules;
        this.clock = clock;
    }

    public Reply<PriceQuote> quote(Practice practice, PriceRequest request) {
        try {
            return unknown(request).map(Reply::<PriceQuote>refused).orElseGet(() -> quote(request, practice));
        } catch (ClosedException e) {
            return Reply.refused(ClosedRefusal.refusal(e, plugins, request.locale()));
        }
    }

    private Reply<PriceQuote> quote(PriceRequest request, Practice practice) {
        RoutingSlip slip = new RoutingSlip(plugins, practice, subject(request, practice), rules, request.locale());
        return spine.travel(
                Use.QUOTE,
                () -> slip.run()
                        .refusal()
                        .map(Reply::<PriceQuote>refused)
                        .orElseGet(() -> Reply.done(pricer.quote(
                                practice.id(), request.factor(), slip, reminders(request, practice, slip)))));
    }

    private Optional<ReminderOffer> reminders(PriceRequest request, Practice practice, RoutingSlip slip) {
        if (request.onPaper()) {
            return Optional.empty();
        }
        TextReminders.Subject subject = new TextReminders.Subject(
                request.factor(),
                slip.phone(request.phone().orElse("")),
                request.recipientLocale(),
                slip.expiry(Instant.now(clock)));
        return reminders.offer(practice, subject, pricer.account(practice.id()));
    }

    private Optional<Refusal> unknown(PriceRequest request) {
        RefusalTexts texts = new RefusalTexts(request.locale());
        for (int i = 0; i < request.documentTypes().size(); i++) {
            String type = request.documentTypes().get(i);
            if (plugins.document(type).isEmpty()) {
                if (known.documentType(request.practice(), type)) {
                    throw new ClosedException("document." + type);
                }
                return Optional.of(Refusal.of(
                        Problem.UNKNOWN_DOCUMENT_TYPE, "/documentTypes/" + i, texts.of("document.unknown", type)));
            }
        }
        if (request.factor().equals(Submission.NO_FACTOR)
                || plugins.factor(request.factor()).isPresent()) {
            return Optional.empty();
        }
        if (known.factor(request.practice(), request.factor())) {
            throw new ClosedException("factor." + request.factor());
        }
        return Optional.of(Refusal.of(Problem.UNKNOWN_FACTOR, "/factor", texts.of("factor.unknown", request.factor())));
    }

    /** A price is asked for with the recipient's number, and no more is known of them. */
    private static Recipient recipient(PriceRequest request) {
        return new Recipient("", "", request.phone().orElse(""), request.recipientLocale(), Recipient.PATIENT);
    }

    private RoutingSlip.Subject subject(PriceRequest request, Practice practice) {
        List<Fact> declared = plugins.factor(request.factor())
                .map(factor -> factor.profile().facts())
                .orElse(List.of());
        EnrolmentRequest enrolment = new EnrolmentRequest(
                DeclaredFacts.known(declared, Facts.NONE, recipient(request)),
                Optional.empty(),
                new FactorSeal(vault, practice.id(), "quote", request.factor()),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(request.recipientLocale()),
                request.locale(),
                request.onPaper());
        return new RoutingSlip.Subject(
                request.factor(), List.of(), enrolment, Occasion.FIRST, pricer.account(practice.id()), true);
    }
}
