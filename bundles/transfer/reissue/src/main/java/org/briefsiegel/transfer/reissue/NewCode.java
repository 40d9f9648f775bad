package org.briefsiegel.transfer.reissue;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.ReissueHistory;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a recipient a new code, to the address that had the old one. Tries that were used stay used, and a pause stays. */
@Component(service = NewCode.class)
public final class NewCode {

    private static final Logger LOG = LoggerFactory.getLogger(NewCode.class);
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final int DIGITS_SHOWN = 3;

    /** Of what has fewer digits, three of them would show too much. */
    private static final int DIGITS_OF_A_NUMBER = 7;

    private final Spine spine;
    private final Transfers transfers;
    private final TransferStore store;
    private final FreshEnrolment enrolment;
    private final CodeLimits limits;
    private final Clock clock;

    @Activate
    public NewCode(
            @Reference Spine spine,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference FreshEnrolment enrolment,
            @Reference TransferRules rules,
            @Reference Clock clock) {
        this.spine = spine;
        this.transfers = transfers;
        this.store = store;
        this.enrolment = enrolment;
        this.limits = rules.codes();
        this.clock = clock;
    }

    CodeOffer offer(TransferRecord transfer) {
        return store.find(transfer.practice(), transfer.id())
                .map(this::offerNow)
                .orElseGet(() -> unaddressed(Standing.CLOSED));
    }

    /** Whoever asks has seen that the letter can be opened; it may have been closed since. */
    private CodeOffer offerNow(TransferRecord transfer) {
        return transfer.dispatchFacts().isEmpty()
                        || transfers.obstacle(transfer, Command.REQUEST_CODE).isPresent()
                ? unaddressed(Standing.CLOSED)
                : limits.next(ReissueHistory.of(store, transfer), masked(transfer), Instant.now(clock));
    }

    CodeOffer send(Practice practice, TransferRecord transfer) {
        CodeOffer early = offer(transfer);
        if (early.standing() != Standing.POSSIBLE) {
            return early;
        }
        RoutingSlip slip;
        try {
            slip = enrolment.travel(practice, transfer, transfer.recipient().locale());
        } catch (ClosedException e) {
            LOG.info("No new code for transfer {}: {}", transfer.id(), e.getMessage());
            return unaddressed(Standing.UNAVAILABLE);
        }
        if (slip.refusal().isPresent() || slip.messages().isEmpty()) {
            LOG.info("No new code for transfer {}: the plug-ins refuse one", transfer.id());
            return unaddressed(Standing.UNAVAILABLE);
        }
        CodeOffer late = transfers
                .change(practice.id(), transfer.id(), stored -> carryOut(practice, stored, slip))
                .orElseThrow();
        spine.wake();
        return late;
    }

    /** Looks again, since several may ask at the same time. */
    private CodeOffer carryOut(Practice practice, TransferAggregate transfer, RoutingSlip slip) {
        TransferRecord record = transfer.record();
        CodeOffer late = offerNow(record);
        if (late.standing() != Standing.POSSIBLE) {
            return late;
        }
        Optional<Refusal> unbookable =
                enrolment.unbookable(practice, slip, record.recipient().locale());
        if (unbookable.isPresent()) {
            LOG.info(
                    "No new code for transfer {}: {}",
                    record.id(),
                    unbookable.get().problem().id());
            return unaddressed(Standing.UNAVAILABLE);
        }
        enrolment.write(transfer, slip);
        transfer.note(Kind.CODE_REQUESTED, "");
        Optional<Instant> next = offerNow(transfer.record()).from();
        return new CodeOffer(Standing.SENT, late.address(), next);
    }

    /** What the owner of a number recognizes, and nobody else can call. */
    private String masked(TransferRecord transfer) {
        return new TreeMap<>(enrolment.facts(transfer))
                .values().stream()
                        .map(address -> NO_DIGIT.matcher(address).replaceAll(""))
                        .filter(digits -> digits.length() >= DIGITS_OF_A_NUMBER)
                        .map(digits -> "••• " + digits.substring(digits.length() - DIGITS_SHOWN))
                        .findFirst()
                        .orElse("");
    }

    private static CodeOffer unaddressed(Standing standing) {
        return new CodeOffer(standing, "", Optional.empty());
    }
}
