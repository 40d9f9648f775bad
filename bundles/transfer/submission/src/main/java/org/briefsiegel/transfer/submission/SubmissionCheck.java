package org.briefsiegel.transfer.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Refusal.Flaw;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.KnownPlugIns;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be said of a submission before any of its files is read. */
@Component(service = SubmissionCheck.class)
public final class SubmissionCheck {

    private static final String CHANNEL = "/recipient/channel";

    private final Plugins plugins;
    private final KnownPlugIns known;
    private final TransferRules rules;

    @Activate
    public SubmissionCheck(@Reference Plugins plugins, @Reference KnownPlugIns known, @Reference TransferRules rules) {
        this.plugins = plugins;
        this.known = known;
        this.rules = rules;
    }

    /**
     * The first reason not to accept the submission.
     *
     * @throws ClosedException when a plug-in isn't there at the moment
     */
    public Optional<Refusal> refusal(Submission submission, Practice practice) {
        return refusals(submission, practice).stream().findFirst();
    }

    /**
     * Every reason not to accept the submission: in its documents, its recipient, its factor.
     *
     * @throws ClosedException when a plug-in isn't there at the moment
     */
    public List<Refusal> refusals(Submission submission, Practice practice) {
        RefusalTexts texts = new RefusalTexts(submission.locale());
        return Stream.of(
                        documents(submission.documents(), practice, submission.locale()),
                        name(submission, texts),
                        address(submission, texts),
                        submission.factor().equals(Submission.NO_FACTOR)
                                ? attachment(submission, practice, texts)
                                : factor(submission, practice, texts))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The first reason in what is said about the documents.
     *
     * @throws ClosedException when a type isn't there at the moment
     */
    public Optional<Refusal> documents(List<Submission.Document> documents, Practice practice, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        if (documents.isEmpty()) {
            return Optional.of(Refusal.of(Problem.INVALID_REQUEST, "/documents", texts.of("documents.none")));
        }
        if (documents.size() > rules.documents()) {
            return Optional.of(
                    Refusal.of(Problem.TOO_LARGE, "/documents", texts.of("documents.tooMany", rules.documents())));
        }
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String type = documents.get(i).type();
            if (plugins.document(type).isEmpty()) {
                if (known.documentType(practice.id(), type)) {
                    throw new ClosedException("document." + type);
                }
                flaws.add(new Flaw(
                        "/documents/" + i + "/type",
                        Problem.UNKNOWN_DOCUMENT_TYPE.id(),
                        texts.of("document.unknown", type)));
            }
        }
        return flaws.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(Problem.UNKNOWN_DOCUMENT_TYPE, flaws.get(0).text(), flaws));
    }

    private static Optional<Refusal> name(Submission submission, RefusalTexts texts) {
        return Names.flaw(submission.recipient().name(), Names.LONGEST)
                .map(flaw -> new Refusal.Flaw(
                        "/recipient/name", flaw.code(), texts.of("name." + flaw.code(), Names.LONGEST)))
                .map(flaw -> new Refusal(Problem.INVALID_REQUEST, flaw.text(), List.of(flaw)));
    }

    private Optional<Refusal> address(Submission submission, RefusalTexts texts) {
        return submission.recipient().isOnPaper() ? paper(submission, texts) : mail(submission, texts);
    }

    /** Who hands a sheet over goes by the name, and what isn't sent needs no address. */
    private Optional<Refusal> paper(Submission submission, RefusalTexts texts) {
        Recipient recipient = submission.recipient();
        Optional<Refusal> noPrinter = new Printers(plugins)
                .find(recipient.channel(), CHANNEL, submission.locale())
                .fold(channel -> closed(recipient.channel(), texts), Optional::of);
        return noPrinter
                .or(() -> invalid(!recipient.email().isEmpty(), "/recipient/email", texts.of("sheet.mail")))
                .or(() -> invalid(!Names.isVisible(recipient.name()), "/recipient/name", texts.of("sheet.name")))
                .or(() -> invalid(submission.factor().equals(Submission.NO_FACTOR), CHANNEL, texts.of("sheet.factor")));
    }

    /** What can't be printed now isn't taken. */
    private Optional<Refusal> closed(String channel, RefusalTexts texts) {
        return plugins.isOpen("channel." + channel + ".check")
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.UNAVAILABLE, CHANNEL, texts.of("sheet.none")));
    }

    private static Optional<Refusal> invalid(boolean is, String pointer, String text) {
        return is ? Optional.of(Refusal.of(Problem.INVALID_REQUEST, pointer, text)) : Optional.empty();
    }

    private Optional<Refusal> mail(Submission submission, RefusalTexts texts) {
        return invalid(submission.recipient().email().isBlank(), "/recipient/email", texts.of("email.missing"))
                .or(() -> wrongAddress(submission, texts));
    }

    private Optional<Refusal> wrongAddress(Submission submission, RefusalTexts texts) {
        return plugins.channel(rules.noticeChannel())
                .map(channel -> channel.refusal(submission.recipient().email(), submission.locale())
                        .map(reason -> Refusal.of(Problem.INVALID_REQUEST, "/recipient/email", reason)))
                .orElseGet(() ->
                        Optional.of(Refusal.of(Problem.UNAVAILABLE, texts.of("unavailable", rules.noticeChannel()))));
    }

    private Optional<Refusal> attachment(Submission submission, Practice practice, RefusalTexts texts) {
        for (Submission.Document document : submission.documents()) {
            if (plugins.document(document.type())
                    .filter(type -> type.policy().attachable())
                    .isEmpty()) {
                return Optional.of(factorRefusal(
                        Problem.FACTOR_NOT_ALLOWED,
                        texts.of("attachment.document", name(document.type(), submission.locale()))));
            }
        }
        return practice.allowsUnauthenticatedAttachments()
                ? Optional.empty()
                : Optional.of(factorRefusal(Problem.FACTOR_NOT_ALLOWED, texts.of("attachment.practice")));
    }

    private Optional<Refusal> factor(Submission submission, Practice practice, RefusalTexts texts) {
        Optional<AuthFactor> factor = plugins.factor(submission.factor());
        if (factor.isEmpty()) {
            if (known.factor(practice.id(), submission.factor())) {
                throw new ClosedException("factor." + submission.factor());
            }
            return Optional.of(factorRefusal(Problem.UNKNOWN_FACTOR, texts.of("factor.unknown", submission.factor())));
        }
        for (Submission.Document document : submission.documents()) {
            boolean allowed = plugins.document(document.type())
                    .map(type -> Protection.suffices(
                            type.policy(), submission.factor(), factor.get().profile()))
                    .orElse(false);
            if (!allowed) {
                return Optional.of(factorRefusal(
                        Problem.FACTOR_NOT_ALLOWED,
                        texts.of(
                                "factor.notAllowed",
                                name(document.type(), submission.locale()),
                                factor.get().label(submission.locale()))));
            }
        }
        return Optional.empty();
    }

    private String name(String documentType, Locale locale) {
        return plugins.documentName(documentType, locale).orElse(documentType);
    }

    private static Refusal factorRefusal(Problem problem, String text) {
        return Refusal.of(problem, "/authentication/factor", text);
    }
}
