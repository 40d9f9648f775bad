package org.briefsiegel.transfer.link;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Sender;
import org.briefsiegel.transfer.link.AccessStatus.Access;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what is shown to anybody who holds a link. */
@Component(service = Letters.class)
public final class Letters {

    private final Transactions transactions;
    private final Practices practices;
    private final Plugins plugins;
    private final Spine spine;
    private final Links links;
    private final AccessStatus accessStatus;
    private final FormTokens formTokens;
    private final Challenges challenges;

    @Activate
    public Letters(
            @Reference Transactions transactions,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Links links,
            @Reference AccessStatus accessStatus,
            @Reference FormTokens formTokens,
            @Reference Challenges challenges) {
        this.transactions = transactions;
        this.practices = practices;
        this.plugins = plugins;
        this.spine = spine;
        this.links = links;
        this.accessStatus = accessStatus;
        this.formTokens = formTokens;
        this.challenges = challenges;
    }

    /** What is known of a link before its factor is asked. */
    private record Known(Linked linked, Access access, Practice practice) {}

    /**
     * What a link shows; empty where it isn't known.
     *
     * @param language the reader's, for the one that the letter was sent in
     */
    public Optional<Letter> find(String link, UnaryOperator<Locale> language) {
        return transactions
                .within(() -> links.find(link).map(this::known)) // and no plug-in is asked meanwhile
                .map(known -> letter(
                        known,
                        language.apply(known.linked().transfer().recipient().locale())));
    }

    /** What a link shows that was found before. */
    public Letter of(Linked linked, Locale locale) {
        return letter(transactions.within(() -> known(linked)), locale);
    }

    private Known known(Linked linked) {
        TransferRecord transfer = linked.transfer();
        Practice practice = practices
                .find(transfer.practice())
                .orElseThrow(() -> new IllegalStateException("transfer " + transfer.id() + " has no practice"));
        return new Known(linked, accessStatus.access(linked), practice);
    }

    private Letter letter(Known known, Locale locale) {
        TransferRecord transfer = known.linked().transfer();
        Status status = known.access().status();
        Optional<Letter.Question> question = status == Status.READY ? question(transfer, locale) : Optional.empty();
        return new Letter(
                sender(known.practice()),
                transfer.recipient().locale(),
                status == Status.READY && question.isEmpty() ? Status.UNAVAILABLE : status,
                end(known.linked()),
                known.access().pausedUntil(),
                question,
                formTokens.of(known.linked()),
                transfer.recipient().isOnPaper());
    }

    /** Of a link that another has replaced not until when the other works. */
    private static Instant end(Linked linked) {
        TransferRecord transfer = linked.transfer();
        return linked.endedAt().or(transfer::expiresAt).orElse(transfer.createdAt());
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

    /** Empty where the factor can't be asked at the moment, or nobody is there who could recognize the recipient. */
    private Optional<Letter.Question> question(TransferRecord transfer, Locale locale) {
        try {
            return plugins.factor(transfer.factor())
                    .map(factor -> spine.travel(Use.PROMPT, () -> question(factor, transfer, locale)))
                    .filter(Letter.Question::canBeAnswered);
        } catch (ClosedException e) {
            return Optional.empty();
        }
    }

    private Letter.Question question(AuthFactor factor, TransferRecord transfer, Locale locale) {
        Reader reader = new Reader(locale, transfer.recipient().isPatient());
        Enrolment enrolment = new Enrolment(transfer.enrolment());
        if (factor instanceof ChallengeFactor asking) {
            String challenge = asking.challenge(enrolment);
            Prompt prompt = asking.prompt(enrolment, challenge, reader);
            return drawn(prompt, transfer, challenges.seal(transfer, challenge));
        }
        return drawn(factor.prompt(enrolment, reader), transfer, "");
    }

    private static Letter.Question drawn(Prompt prompt, TransferRecord transfer, String challenge) {
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
                        .map(help -> new Letter.NotReceived(help.title(), help.advice())),
                prompt.destinations().stream()
                        .map(elsewhere -> new Letter.Destination(elsewhere.name(), elsewhere.label()))
                        .toList(),
                challenge);
    }
}
