package org.briefsiegel.transfer.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferService.Acceptance;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys.KeyInUseException;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys.Noted;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.DeclaredFacts;
import org.briefsiegel.transfer.submission.DispatchFacts;
import org.briefsiegel.transfer.submission.Payments;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.submission.RoutingSlip.Inspected;
import org.briefsiegel.transfer.submission.RoutingSlip.Subject;
import org.briefsiegel.transfer.submission.RunningRequests;
import org.briefsiegel.transfer.submission.StoredContent;
import org.briefsiegel.transfer.submission.SubmissionCheck;
import org.briefsiegel.transfer.textreminder.ReminderOffer;
import org.briefsiegel.transfer.textreminder.TextReminders;
import org.briefsiegel.transfer.upload.MediaTypeDetector;
import org.briefsiegel.transfer.upload.Uploads;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.view.TransferViews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes a submission in: checks it, encrypts the files while they arrive, lets the plug-ins have their say along the
 * spine, and registers the transfer. Whatever is refused leaves nothing behind.
 */
@Component(service = Intake.class)
public final class Intake {

    private static final Duration WHILE_RUNNING = Duration.ofSeconds(1);

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final IdempotencyKeys keys;
    private final Registration registration;
    private final TransferViews views;
    private final Pricer pricer;
    private final TextReminders reminders;
    private final TransferRules rules;
    private final Clock clock;
    private final SubmissionCheck check;
    private final RequestFingerprint fingerprint;
    private final DispatchFacts dispatchFacts;
    private final Payments payments;
    private final MediaTypeDetector mediaTypes = new MediaTypeDetector();
    private final RunningRequests running = new RunningRequests();

    @Activate
    public Intake(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference IdempotencyKeys keys,
            @Reference Registration registration,
            @Reference TransferViews views,
            @Reference Pricer pricer,
            @Reference TextReminders reminders,
            @Reference SubmissionCheck check,
            @Reference TransferRules rules,
            @Reference Clock clock) {
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.keys = keys;
        this.registration = registration;
        this.views = views;
        this.pricer = pricer;
        this.reminders = reminders;
        this.rules = rules;
        this.clock = clock;
        this.fingerprint = new RequestFingerprint(vault);
        this.check = check;
        this.dispatchFacts = new DispatchFacts(vault);
        this.payments = new Payments(vault);
    }

    public Reply<Acceptance> accept(Practice practice, Submission submission, Files files) throws IOException {
        Optional<Noted> noted = keys.find(practice.id(), submission.idempotencyKey());
        if (noted.isPresent()) {
            return replay(submission, noted.get(), fingerprint.of(submission, files));
        }
        return running.alone(practice.id(), submission.idempotencyKey(), () -> receive(practice, submission, files))
                .orElseGet(() -> Reply.refused(conflict(submission)));
    }

    /** Nothing of the files has been read: only the request that is running can tell whether this is the same one. */
    private static Refusal conflict(Submission submission) {
        String text = new RefusalTexts(submission.locale()).of("idempotency.running");
        return Refusal.of(Problem.IDEMPOTENCY_CONFLICT, text).after(WHILE_RUNNING);
    }

    private Reply<Acceptance> receive(Practice practice, Submission submission, Files files) throws IOException {
        try {
            if (!plugins.isOpen(Use.ACCEPT.route())) { // told before anything is uploaded
                throw new ClosedException(Use.ACCEPT.route());
            }
            Optional<Refusal> early = check.refusal(submission, practice);
            return early.isPresent() ? Reply.refused(early.get()) : store(practice, submission, files);
        } catch (ClosedException e) {
            return Reply.refused(ClosedRefusal.refusal(e, plugins, submission.locale()));
        }
    }

    private Reply<Acceptance> store(Practice practice, Submission submission, Files files) throws IOException {
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        String id = TransferIds.at(now);
        try (Uploads uploads = new Uploads(vault, plugins, mediaTypes, rules, submission, id)) {
            Optional<Refusal> broken = uploads.receive(files);
            if (broken.isPresent()) {
                return Reply.refused(broken.get());
            }
            String said = fingerprint.of(submission, uploads.sha256());
            return spine.travel(Use.ACCEPT, () -> register(practice, submission, uploads, id, now, said));
        }
    }

    private Reply<Acceptance> register(
            Practice practice, Submission submission, Uploads uploads, String id, Instant now, String said) {
        RoutingSlip slip = slip(practice, submission, uploads, id).run();
        Optional<ReminderOffer> reminded = reminders(practice, submission, slip, now);
        Optional<Refusal> refusal = slip.refusal()
                .or(() -> pricer.refusal(
                        practice, submission.factor(), submission.quote(), slip, reminded, submission.locale()));
        if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
        }
        Secret link = Secret.random();
        TransferRecord transfer = transfer(submission, uploads, slip, id, now);
        try {
            Optional<Refusal> late = registration.register(
                    transfer,
                    slip,
                    reminded,
                    link,
                    submission.idempotencyKey(),
                    new Noted(said, id),
                    submission.locale(),
                    now);
            if (late.isPresent()) { // unless the same request has just been accepted by another node, with what was
                // left
                return keys.find(practice.id(), submission.idempotencyKey())
                        .map(noted -> replay(submission, noted, said))
                        .orElseGet(() -> Reply.refused(late.get()));
            }
        } catch (KeyInUseException e) {
            return keys.find(practice.id(), submission.idempotencyKey())
                    .map(noted -> replay(submission, noted, said))
                    .orElseThrow(() -> e);
        } catch (ClosedException notCommitted) {
            throw notCommitted;
        } catch (RuntimeException uncertain) {
            uploads.keep(); // the commit may have succeeded; what no transfer knows, the retention job sweeps away
            throw uncertain;
        }
        uploads.keep();
        spine.wake();
        return Reply.done(new Acceptance(views.of(transfer), false, slip.handover()));
    }

    /** What costs money follows only where its price was asked for; and what reminds of a mail, where there is one. */
    private Optional<ReminderOffer> reminders(Practice practice, Submission submission, RoutingSlip slip, Instant now) {
        TextReminders.Subject subject = new TextReminders.Subject(
                submission.factor(),
                slip.phone(submission.recipient().phone()),
                submission.recipient().locale(),
                slip.expiry(now));
        return submission
                .quote()
                .filter(quote ->
                        slip.refusal().isEmpty() && !submission.recipient().isOnPaper())
                .flatMap(quote -> reminders.offer(practice, subject, pricer.account(practice.id())));
    }

    private RoutingSlip slip(Practice practice, Submission submission, Uploads uploads, String id) {
        List<Inspected> inspected = new ArrayList<>();
        for (int i = 0; i < uploads.received().size(); i++) {
            Uploads.Received file = uploads.received().get(i);
            DocumentAddress address = new DocumentAddress(submission.practice(), id, i + 1);
            inspected.add(new Inspected(
                    submission.documents().get(i).type(),
                    file.upload(),
                    new StoredContent(vault, address, file.sealed())));
        }
        List<Fact> declared = plugins.factor(submission.factor())
                .map(factor -> factor.profile().facts())
                .orElse(List.of());
        EnrolmentRequest request = new EnrolmentRequest(
                DeclaredFacts.known(declared, submission.facts(), submission.recipient()),
                submission.typedIn(),
                new FactorSeal(vault, practice.id(), id, submission.factor()),
                practice.name(),
                rules.host(),
                Languages.OF_RECIPIENTS.fitting(submission.recipient().locale()),
                submission.locale(),
                submission.recipient().isOnPaper());
        Subject subject = new Subject(
                submission.factor(), inspected, request, Occasion.FIRST, pricer.account(practice.id()), false);
        return new RoutingSlip(plugins, practice, subject, rules, submission.locale());
    }

    private TransferRecord transfer(Submission submission, Uploads uploads, RoutingSlip slip, String id, Instant now) {
        List<TransferRecord.Document> documents = new ArrayList<>();
        for (int i = 0; i < uploads.received().size(); i++) {
            Uploads.Received file = uploads.received().get(i);
            documents.add(new TransferRecord.Document(
                    i + 1,
                    submission.documents().get(i).type(),
                    slip.title(i),
                    file.upload().fileName(),
                    file.upload().mediaType(),
                    file.sealed(),
                    payments.seal(new DocumentAddress(submission.practice(), id, i + 1), slip.payment(i)),
                    Optional.empty()));
        }
        return new TransferRecord(
                id,
                submission.practice(),
                submission.reference(),
                now,
                submission.factor(),
                slip.enrolment().state(),
                dispatchFacts.seal(submission.practice(), id, slip.dispatchFacts()),
                addressed(submission.recipient(), slip),
                submission.message(),
                Progress.accepted(slip.expiry(now)),
                documents);
    }

    /** Messages go where their channels say that an address is: what was typed may not travel. */
    private Recipient addressed(Recipient recipient, RoutingSlip slip) {
        String email = recipient.isOnPaper()
                ? ""
                : plugins.requiredChannel(rules.noticeChannel()).normalize(recipient.email());
        return new Recipient(
                Names.normalized(recipient.name()),
                email,
                slip.phone(recipient.phone()),
                recipient.locale(),
                recipient.relation(),
                recipient.channel());
    }

    private Reply<Acceptance> replay(Submission submission, Noted noted, String said) {
        if (!noted.request().equals(said)) {
            String text = new RefusalTexts(submission.locale()).of("idempotency.mismatch");
            return Reply.refused(Refusal.of(Problem.IDEMPOTENCY_MISMATCH, text));
        }
        return views.find(submission.practice(), noted.transfer())
                .map(transfer -> Reply.done(new Acceptance(transfer, true)))
                .orElseThrow(() -> new IllegalStateException("a noted key has no transfer"));
    }
}
