package org.briefsiegel.transfer.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.submission.DeclaredFacts;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.submission.SubmissionCheck;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out why a submission would be refused, without its files; what comes of it is thrown away. */
@Component(service = DryRun.class)
public final class DryRun {

    /** What it would cost isn't asked here, so no balance is too low. */
    private static final Account ENOUGH = Account.of(() -> 0, currency -> Long.MAX_VALUE);

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final TransferRules rules;
    private final SubmissionCheck check;

    @Activate
    public DryRun(
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

    /** Every reason that can be found, in the order in which they would be told. */
    List<Refusal> refusals(Practice practice, Submission submission) {
        List<Refusal> refusals = new ArrayList<>();
        try {
            refusals.addAll(check.refusals(submission, practice));
            plugins.factor(submission.factor())
                    .flatMap(factor -> enrolment(practice, submission, factor))
                    .ifPresent(refusals::add);
        } catch (ClosedException e) {
            refusals.add(ClosedRefusal.refusal(e, plugins, submission.locale()));
        }
        return refusals;
    }

    private Optional<Refusal> enrolment(Practice practice, Submission submission, AuthFactor factor) {
        EnrolmentRequest request = new EnrolmentRequest(
                DeclaredFacts.known(factor.profile().facts(), submission.facts(), submission.recipient()),
                submission.typedIn(),
                new FactorSeal(vault, practice.id(), "dry-run", submission.factor()),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(submission.recipient().locale()),
                submission.locale(),
                submission.recipient().isOnPaper());
        RoutingSlip slip = new RoutingSlip(
                plugins,
                practice,
                new RoutingSlip.Subject(submission.factor(), List.of(), request, Occasion.FIRST, ENOUGH, false),
                rules,
                submission.locale());
        return spine.travel(Use.CHECK, slip::run).refusal();
    }
}
