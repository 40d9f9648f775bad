package org.briefsiegel.transfer.preparation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.submission.RoutingSlip.Inspected;
import org.briefsiegel.transfer.submission.StoredContent;
import org.briefsiegel.transfer.submission.SubmissionCheck;
import org.briefsiegel.transfer.upload.MediaTypeDetector;
import org.briefsiegel.transfer.upload.Uploads;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes in the documents of a draft. What is wrong with them is told to the practice system at once, and not to the person who
 * opens the window; all else is seen when that person sends.
 */
@Component(service = Preparation.class)
public final class Preparation {

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final TransferRules rules;
    private final SubmissionCheck check;
    private final MediaTypeDetector mediaTypes = new MediaTypeDetector();

    @Activate
    public Preparation(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference SubmissionCheck check,
            @Reference TransferRules rules) {
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.rules = rules;
        this.check = check;
    }

    /** What is done with a draft whose documents lie in the vault. */
    @FunctionalInterface
    interface Keeping {
        void keep(List<SealedDocument> contents, List<DraftText.Name> names);
    }

    /** Why it isn't kept; then nothing is left. */
    Optional<Refusal> receive(Practice practice, Draft draft, String window, Files files, Keeping keeping)
            throws IOException {
        try {
            Optional<Refusal> early = check.documents(draft.documents(), practice, draft.locale());
            return early.isPresent() ? early : store(practice, draft, window, files, keeping);
        } catch (ClosedException e) {
            return Optional.of(ClosedRefusal.refusal(e, plugins, draft.locale()));
        }
    }

    private Optional<Refusal> store(Practice practice, Draft draft, String window, Files files, Keeping keeping)
            throws IOException {
        try (Uploads uploads = new Uploads(vault, plugins, mediaTypes, rules, asFarAsKnown(draft), window)) {
            Optional<Refusal> broken = uploads.receive(files);
            if (broken.isPresent()) {
                return broken;
            }
            RoutingSlip slip = spine.travel(Use.CHECK, inspection(practice, draft, window, uploads)::run);
            if (slip.refusal().isPresent()) {
                return slip.refusal();
            }
            keeping.keep(
                    uploads.received().stream().map(Uploads.Received::sealed).toList(), names(uploads, slip));
            uploads.keep();
            return Optional.empty();
        }
    }

    /** Past the document types, which inspect; the factor isn't chosen yet. */
    private RoutingSlip inspection(Practice practice, Draft draft, String window, Uploads uploads) {
        List<Inspected> inspected = new ArrayList<>();
        for (int i = 0; i < uploads.received().size(); i++) {
            Uploads.Received file = uploads.received().get(i);
            DocumentAddress address = new DocumentAddress(practice.id(), window, i + 1);
            inspected.add(new Inspected(
                    draft.documents().get(i).type(), file.upload(), new StoredContent(vault, address, file.sealed())));
        }
        EnrolmentRequest nobody = new EnrolmentRequest(
                Map.of(),
                Optional.empty(),
                new FactorSeal(vault, practice.id(), window, Submission.NO_FACTOR),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(draft.recipient().locale()),
                draft.locale());
        return new RoutingSlip(
                plugins,
                practice,
                new RoutingSlip.Subject(
                        Submission.NO_FACTOR, inspected, nobody, Occasion.FIRST, Account.of(() -> 0), true),
                rules,
                draft.locale());
    }

    private static List<DraftText.Name> names(Uploads uploads, RoutingSlip slip) {
        List<DraftText.Name> names = new ArrayList<>();
        for (int i = 0; i < uploads.received().size(); i++) {
            Upload upload = uploads.received().get(i).upload();
            names.add(new DraftText.Name(slip.title(i), upload.fileName(), upload.mediaType()));
        }
        return names;
    }

    private static Submission asFarAsKnown(Draft draft) {
        return draft.chosen(draft.unchanged(""), "");
    }
}
