package org.briefsiegel.transfer.recipientservice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Logo;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.download.Downloads;
import org.briefsiegel.transfer.download.Previews;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.FormTokens;
import org.briefsiegel.transfer.link.Letters;
import org.briefsiegel.transfer.link.Links;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.Payments;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.verification.Admission;
import org.briefsiegel.transfer.verification.Verification;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The service where recipients fetch: hands each request to the part that deals with it. */
@Component
public final class LinkAccess implements RecipientService {

    private final Practices practices;
    private final Links links;
    private final Letters letters;
    private final Admission admission;
    private final AccessStatus accessStatus;
    private final Verification verification;
    private final Downloads downloads;
    private final Previews previews;
    private final FormTokens formTokens;
    private final WrongRecipientReports wrongRecipientReports;
    private final Renewals renewals;
    private final RequestForwarding requestForwarding;
    private final Enclosures enclosures;

    @Activate
    public LinkAccess(
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Links links,
            @Reference Letters letters,
            @Reference Admission admission,
            @Reference AccessStatus accessStatus,
            @Reference Verification verification,
            @Reference Downloads downloads,
            @Reference Previews previews,
            @Reference FormTokens formTokens,
            @Reference WrongRecipientReports wrongRecipientReports,
            @Reference Renewals renewals,
            @Reference RequestForwarding requestForwarding,
            @Reference Vault vault) {
        this.practices = practices;
        this.links = links;
        this.letters = letters;
        this.admission = admission;
        this.accessStatus = accessStatus;
        this.verification = verification;
        this.downloads = downloads;
        this.previews = previews;
        this.formTokens = formTokens;
        this.wrongRecipientReports = wrongRecipientReports;
        this.renewals = renewals;
        this.requestForwarding = requestForwarding;
        this.enclosures = new Enclosures(plugins, previews, new Payments(vault));
    }

    @Override
    public Optional<Letter> letter(String link, UnaryOperator<Locale> language) {
        return letters.find(link, language);
    }

    @Override
    public Optional<Opening> answer(String link, Map<String, String> fields, Locale locale) {
        return links.find(link)
                .map(linked -> linked.retired()
                        ? new Opening.Closed()
                        : verification.answer(linked.transfer(), fields, locale));
    }

    @Override
    public Optional<OpenLetter> open(String link, String session, Locale locale) {
        return admission
                .admit(link, session)
                .map(linked -> new OpenLetter(
                        letters.of(linked, locale),
                        linked.transfer().message(),
                        enclosures.of(linked.transfer(), locale)));
    }

    @Override
    public Optional<Download> download(String link, String session, int number) {
        return download(link, session, number, transfer -> document -> true);
    }

    @Override
    public Optional<Download> preview(String link, String session, int number) {
        return download(link, session, number, previews::of);
    }

    private Optional<Download> download(
            String link,
            String session,
            int number,
            Function<TransferRecord, Predicate<TransferRecord.Document>> which) {
        return admission
                .admit(link, session)
                .map(Linked::transfer)
                .flatMap(transfer -> transfer.documents().stream()
                        .filter(document -> document.number() == number)
                        .filter(document -> which.apply(transfer).test(document))
                        .findFirst()
                        .map(document -> downloads.of(transfer, document, new Secret(session).hash())));
    }

    @Override
    public void close(String session) {
        admission.close(session);
    }

    @Override
    public Optional<CodeOffer> codeOffer(String link) {
        return sending(link).map(requestForwarding::codeOffer);
    }

    @Override
    public Optional<CodeOffer> sendCode(String link, String formToken) {
        return sending(link)
                .map(linked -> formTokens.accept(linked, formToken)
                        ? requestForwarding.sendCode(linked)
                        : RequestForwarding.unaddressed(Standing.STALE_FORM));
    }

    /** Whether a factor sends can't be told any more once the content is destroyed: then no code can be had, and why is shown. */
    private Optional<Linked> sending(String link) {
        return links.find(link)
                .filter(linked -> !linked.transfer().dispatchFacts().isEmpty()
                        || linked.transfer().contentDestroyedAt().isPresent());
    }

    @Override
    public Optional<Boolean> reportWrongRecipient(String link, String formToken) {
        return links.find(link).map(linked -> {
            boolean ours = formTokens.accept(linked, formToken);
            if (ours) {
                wrongRecipientReports.report(linked.transfer());
            }
            return ours;
        });
    }

    @Override
    public Optional<Boolean> requestRenewal(String link, String formToken) {
        return links.find(link).map(linked -> {
            boolean ours = formTokens.accept(linked, formToken);
            if (ours && accessStatus.status(linked) == Letter.Status.EXPIRED) {
                renewals.ask(linked.transfer(), linked.retired(), requestForwarding::renew);
            }
            return ours;
        });
    }

    @Override
    public Optional<Logo> logo(String hash) {
        return practices.logo(hash).map(logo -> new Logo(logo.mediaType(), logo.content()));
    }
}
