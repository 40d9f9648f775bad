package org.briefsiegel.transfer.core;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.spi.FactorSeal;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientTries;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk where practices send from: hands each request to the part that deals with it. */
@Component(configurationPid = {"org.briefsiegel.transfer.access", "org.briefsiegel.transfer.core"})
public final class PracticeDesk implements TransferDesk {

    private final Practices practices;
    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final TransferStore store;
    private final KnownPlugIns known;
    private final Rules rules;
    private final Views views;
    private final Offer offer;
    private final Pricer pricer;
    private final Intake intake;
    private final Endings endings;
    private final Reissue reissue;
    private final Unlocking unlocking;

    @Activate
    public PracticeDesk(
            Config config,
            Tries tries,
            @Reference Site site,
            @Reference Clock clock,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference Transactions transactions,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference RecipientTries recipientTries,
            @Reference Outbox outbox,
            @Reference Sessions sessions,
            @Reference IdempotencyKeys keys,
            @Reference Ledger ledger,
            @Reference Books books) {
        this(
                Rules.of(config, tries, site),
                clock,
                practices,
                plugins,
                spine,
                vault,
                transactions,
                transfers,
                store,
                recipientTries,
                outbox,
                sessions,
                keys,
                ledger,
                books);
    }

    PracticeDesk(
            Rules rules,
            Clock clock,
            Practices practices,
            Plugins plugins,
            Spine spine,
            Vault vault,
            Transactions transactions,
            Transfers transfers,
            TransferStore store,
            RecipientTries recipientTries,
            Outbox outbox,
            Sessions sessions,
            IdempotencyKeys keys,
            Ledger ledger,
            Books books) {
        this.practices = practices;
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.store = store;
        this.known = new KnownPlugIns(plugins, store);
        this.rules = rules;
        this.views = new Views(transfers, store, ledger);
        this.offer = new Offer(plugins, rules);
        this.pricer = new Pricer(ledger, books, vault, rules, clock);
        OutTray outTray = new OutTray(outbox, vault, plugins, rules.noticeChannel());
        Registration registration = new Registration(transactions, store, outTray, keys, ledger);
        this.intake = new Intake(plugins, spine, vault, keys, registration, views, pricer, known, rules, clock);
        FreshEnrolment enrolment =
                new FreshEnrolment(plugins, spine, vault, store, outbox, outTray, ledger, pricer, rules);
        this.reissue = new Reissue(plugins, spine, transfers, store, outTray, enrolment, views, rules, clock);
        this.unlocking = new Unlocking(transfers, store, recipientTries, vault, outbox, views, rules.maxTries());
        this.endings = new Endings(transfers, outbox, sessions, ledger, vault);
    }

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        return offer.capabilities(practice(practice), locale);
    }

    @Override
    public Reply<PriceQuote> quote(PriceRequest request) {
        Practice practice = practice(request.practice());
        try {
            return unknown(request).map(Reply::<PriceQuote>refused).orElseGet(() -> quote(request, practice));
        } catch (ClosedException e) {
            return Reply.refused(Closed.refusal(e, plugins, request.locale()));
        }
    }

    private Reply<PriceQuote> quote(PriceRequest request, Practice practice) {
        Journey journey =
                new Journey(plugins, practice, traveller(request, practice), rules.pricingRule(), request.locale());
        return spine.travel(Use.QUOTE, journey::run)
                .refusal()
                .map(Reply::<PriceQuote>refused)
                .orElseGet(() -> Reply.done(pricer.quote(practice.id(), request.factor(), journey)));
    }

    private Optional<Refusal> unknown(PriceRequest request) {
        Texts texts = new Texts(request.locale());
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

    private Journey.Traveller traveller(PriceRequest request, Practice practice) {
        EnrolmentRequest enrolment = new EnrolmentRequest(
                request.phone().map(phone -> Map.of("phone", phone)).orElse(Map.of()),
                Optional.empty(),
                new FactorSeal(vault, practice.id(), "quote", request.factor()),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(request.recipientLocale()),
                request.locale());
        return new Journey.Traveller(
                request.factor(),
                List.of(),
                enrolment,
                Occasion.FIRST,
                () -> pricer.chargedThisMonth(practice.id()),
                true);
    }

    @Override
    public Reply<Acceptance> accept(Submission submission, Files files) throws IOException {
        return intake.accept(practice(submission.practice()), submission, files);
    }

    @Override
    public Optional<Transfer> find(String practice, String transfer) {
        return views.find(practice, transfer);
    }

    @Override
    public List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit) {
        return store.list(practice, filter, after, limit).stream()
                .map(views::of)
                .toList();
    }

    @Override
    public Optional<List<TransferEvent>> events(String practice, String transfer) {
        return store.find(practice, transfer).map(found -> store.events(practice, found.id()));
    }

    @Override
    public Reply<Transfer> revoke(String practice, String transfer, Locale locale) {
        Optional<TransferRecord> found = store.find(practice, transfer);
        if (found.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, new Texts(locale).of("transfer.unknown")));
        }
        return endings.revoke(found.get()).isEmpty()
                ? Reply.done(find(practice, transfer).orElseThrow())
                : Reply.refused(Refusal.of(Problem.STATE_CONFLICT, new Texts(locale).of("revoke.attachment")));
    }

    @Override
    public Reply<Transfer> unlock(String practice, String transfer, Locale locale) {
        return unlocking.unlock(practice, transfer, locale);
    }

    @Override
    public Reply<Transfer> resend(String practice, String transfer, Locale locale) {
        return reissue.send(Command.RESEND, practice(practice), transfer, locale);
    }

    @Override
    public Reply<Transfer> renew(String practice, String transfer, Locale locale) {
        return reissue.send(Command.RENEW, practice(practice), transfer, locale);
    }

    @Override
    public Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale) {
        return reissue.price(renewed ? Command.RENEW : Command.RESEND, practice(practice), transfer, locale);
    }

    private Practice practice(String id) {
        return practices.find(id).orElseThrow(() -> new IllegalArgumentException("there is no practice " + id));
    }
}
