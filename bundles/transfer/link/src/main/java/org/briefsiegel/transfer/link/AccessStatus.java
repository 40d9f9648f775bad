package org.briefsiegel.transfer.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Sender;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.tries.TryReservations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says whether a transfer can be opened now, and what is shown to anybody who holds the link. */
@Component(service = AccessStatus.class)
public final class AccessStatus {

    private final Practices practices;
    private final Plugins plugins;
    private final Spine spine;
    private final TryReservations tries;
    private final Clock clock;

    @Activate
    public AccessStatus(
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference TryReservations tries,
            @Reference Clock clock) {
        this.practices = practices;
        this.plugins = plugins;
        this.spine = spine;
        this.tries = tries;
        this.clock = clock;
    }

    /** Whether the transfer still holds its documents for whoever may see them. */
    public boolean holds(TransferRecord transfer) {
        Status status = status(transfer);
        return status == Status.READY || status == Status.PAUSED || status == Status.UNAVAILABLE;
    }

    public Status status(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        if (transfer.state() == TransferState.REVOKED) {
            return Status.REVOKED;
        }
        if (transfer.wrongRecipientAt().isPresent()) {
            return Status
                    .WRONG_RECIPIENT; // said in time or too late, it is shown until the practice has looked into it
        }
        if (transfer.state() == TransferState.EXPIRED
                || transfer.expiresAt().filter(end -> end.isAfter(now)).isEmpty()) {
            return Status.EXPIRED;
        }
        if (transfer.state() == TransferState.LOCKED
                || transfer.tries() >= tries.limit().max()) {
            return Status.LOCKED;
        }
        boolean answerable = plugins.isOpen("factor." + transfer.factor()) && plugins.isOpen(Use.ANSWER.route());
        if (!answerable) {
            return Status.UNAVAILABLE;
        }
        return tries.pausedUntil(transfer).isPresent() ? Status.PAUSED : Status.READY;
    }

    /** How it stands with what a link leads to, or once led to. */
    public Status status(Links.Linked linked) {
        return linked.retired() ? retiredStatus(linked.transfer()) : status(linked.transfer());
    }

    /** How it stands with a link that another has replaced. */
    Status retiredStatus(TransferRecord transfer) {
        return transfer.wrongRecipientAt().isPresent() ? Status.WRONG_RECIPIENT : Status.EXPIRED;
    }

    public Letter letter(TransferRecord transfer, Locale locale, String formToken) {
        Status status = status(transfer);
        Instant end = transfer.expiresAt().orElse(transfer.createdAt());
        if (status != Status.READY) {
            return letter(transfer, status, end, Optional.empty(), formToken);
        }
        Optional<Letter.Question> question = question(transfer, locale);
        return letter(transfer, question.isPresent() ? status : Status.UNAVAILABLE, end, question, formToken);
    }

    /** Empty where the factor can't be asked at the moment. */
    private Optional<Letter.Question> question(TransferRecord transfer, Locale locale) {
        try {
            return plugins.factor(transfer.factor())
                    .map(factor -> spine.travel(Use.PROMPT, () -> question(factor, transfer, locale)));
        } catch (ClosedException e) {
            return Optional.empty();
        }
    }

    /** What a link shows that another has replaced: neither that, nor until when the other works. */
    public Letter retiredLetter(TransferRecord transfer, Instant endedAt, String formToken) {
        return letter(transfer, retiredStatus(transfer), endedAt, Optional.empty(), formToken);
    }

    private Letter letter(
            TransferRecord transfer, Status status, Instant end, Optional<Letter.Question> question, String formToken) {
        Practice practice = practices
                .find(transfer.practice())
                .orElseThrow(() -> new IllegalStateException("transfer " + transfer.id() + " has no practice"));
        return new Letter(
                sender(practice),
                transfer.recipient().locale(),
                status,
                end,
                status == Status.PAUSED ? tries.pausedUntil(transfer) : Optional.empty(),
                question,
                formToken);
    }

    private static Sender sender(Practice practice) {
        return new Sender(
                practice.name(),
                practice.phone(),
                practice.address(),
                practice.colour(),
                practice.logo(),
                practice.imprint(),
                practice.privacy());
    }

    private static Letter.Question question(AuthFactor factor, TransferRecord transfer, Locale locale) {
        Reader reader = new Reader(locale, transfer.recipient().isPatient());
        Prompt prompt = factor.prompt(new Enrolment(transfer.enrolment()), reader);
        return new Letter.Question(
                prompt.question(),
                prompt.hint(),
                prompt.fields().stream()
                        .map(field -> new Letter.Field(
                                field.name(),
                                field.label(),
                                field.kind() == Prompt.Kind.DIGITS,
                                field.autocomplete(),
                                field.width()))
                        .toList(),
                prompt.notReceived()
                        .filter(help -> !transfer.dispatchFacts().isEmpty())
                        .map(help -> new Letter.NotReceived(help.title(), help.advice())));
    }
}
