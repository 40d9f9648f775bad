package org.briefsiegel.transfer.practiceservice;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
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
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.bounce.AddressWarnings;
import org.briefsiegel.transfer.intake.Intake;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.pricing.CapabilityCatalog;
import org.briefsiegel.transfer.pricing.PriceEnquiry;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.reissue.Reissue;
import org.briefsiegel.transfer.retention.TransferEnding;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.view.TransferViews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The service where practices send from: hands each request to the part that deals with it. */
@Component
public final class PracticeTransfers implements TransferService {

    private final Practices practices;
    private final TransferStore store;
    private final TransferViews views;
    private final CapabilityCatalog catalog;
    private final PriceEnquiry quotes;
    private final Intake intake;
    private final TransferEnding ending;
    private final Reissue reissue;
    private final Unlocking unlocking;
    private final AddressWarnings warnings;

    @Activate
    public PracticeTransfers(
            @Reference Practices practices,
            @Reference TransferStore store,
            @Reference TransferViews views,
            @Reference CapabilityCatalog catalog,
            @Reference PriceEnquiry quotes,
            @Reference Intake intake,
            @Reference TransferEnding ending,
            @Reference Reissue reissue,
            @Reference Unlocking unlocking,
            @Reference AddressWarnings warnings) {
        this.practices = practices;
        this.store = store;
        this.views = views;
        this.catalog = catalog;
        this.quotes = quotes;
        this.intake = intake;
        this.ending = ending;
        this.reissue = reissue;
        this.unlocking = unlocking;
        this.warnings = warnings;
    }

    @Override
    public Capabilities capabilities(String practice, Locale locale) {
        return catalog.capabilities(practice(practice), locale);
    }

    @Override
    public Capabilities installed(Locale locale) {
        return catalog.installed(locale);
    }

    @Override
    public List<Warning> warnings(String practice, String email, Locale locale) {
        return warnings.of(practice, email, locale);
    }

    @Override
    public Reply<PriceQuote> quote(PriceRequest request) {
        return quotes.quote(practice(request.practice()), request);
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
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, new RefusalTexts(locale).of("transfer.unknown")));
        }
        return ending.revoke(found.get()).isEmpty()
                ? Reply.done(find(practice, transfer).orElseThrow())
                : Reply.refused(Refusal.of(Problem.STATE_CONFLICT, new RefusalTexts(locale).of("revoke.attachment")));
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
