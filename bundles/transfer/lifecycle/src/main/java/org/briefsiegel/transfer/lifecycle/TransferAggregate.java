package org.briefsiegel.transfer.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Transition.Back;
import org.briefsiegel.transfer.lifecycle.Transition.Refused;
import org.briefsiegel.transfer.lifecycle.Transition.To;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;

/**
 * A transfer that is being changed: it belongs to the running transaction, and to its thread. Each method is a command; it is
 * carried out where the table allows it, and then leaves its event on record.
 */
public final class TransferAggregate {

    private final Instant now;
    private final Consumer<TransferEvent> events;
    private final BooleanSupplier hasLink;
    private TransferRecord record;

    /**
     * @param record as it is stored
     * @param events takes what happens, in order
     * @param hasLink whether any link leads to it now
     */
    TransferAggregate(TransferRecord record, Instant now, Consumer<TransferEvent> events, BooleanSupplier hasLink) {
        this.record = record;
        this.now = now;
        this.events = events;
        this.hasLink = hasLink;
    }

    /** As it stands now, with what was changed. */
    public TransferRecord record() {
        return record;
    }

    /** The time at which all of this happens. */
    public Instant now() {
        return now;
    }

    /** Puts on record what happens to a transfer wherever it stands, and moves it nowhere. */
    public TransferEvent note(Kind kind, String detail) {
        TransferEvent event = new TransferEvent(now, kind, detail);
        events.accept(event);
        return event;
    }

    /** Everything that is sent to the recipient was taken; where the link is on paper, that counts once a sheet was printed. */
    public void becomeNotified() {
        if (!record.recipient().isOnPaper() || hasLink.getAsBoolean()) {
            apply(Command.NOTIFY);
        }
    }

    /** Nobody knows whether a message has arrived. */
    public void becomeDoubtful() {
        apply(Command.DOUBT);
    }

    /** A message can't be delivered. */
    public void becomeUndeliverable() {
        apply(Command.FAIL);
    }

    /** All that was sent to the recipient last has arrived; of what is on paper, that isn't known. */
    public void becomeDelivered() {
        if (record.recipient().isOnPaper()) {
            apply(Command.ARRIVE);
            becomeNotified();
        } else {
            apply(Command.DELIVER);
        }
    }

    /** A message that was taken didn't arrive. */
    public void bounce() {
        apply(Command.BOUNCE);
    }

    /**
     * Counts a try before anything is compared.
     *
     * @return how many tries are counted now, this one among them; empty where none is left, a pause is on, or nobody gets in
     */
    public Optional<Integer> reserveTry(TryLimit limit) {
        Optional<TryCounter> counted = ask(Command.TRY).happens() ? tries().reserve(limit, now) : Optional.empty();
        counted.ifPresent(this::count);
        return counted.map(TryCounter::tries);
    }

    /** Gives back the try of an answer that was right, with the pause that it began. */
    public void giveTryBack() {
        count(tries().giveBack());
    }

    /** The factor has passed. False where nobody gets in. */
    public boolean open() {
        if (!apply(Command.OPEN).happens()) {
            return false;
        }
        note(Kind.OPENED, record.factor());
        return true;
    }

    /** A document was downloaded to its last byte; the time of the first download stays. */
    public void completeDownload(int number) {
        note(Kind.DOCUMENT_DOWNLOADED, String.valueOf(number));
        record = record.withDocuments(document -> document.number() == number ? document.downloaded(now) : document);
        completeIfAll();
    }

    private void completeIfAll() {
        if (record.documents().stream()
                .allMatch(document -> document.downloadedAt().isPresent())) {
            apply(Command.COMPLETE);
        }
    }

    /** The last try was wrong. Empty where it is locked, or nobody gets in any more. */
    public Optional<TransferEvent> lock() {
        return apply(Command.LOCK).happens() ? Optional.of(note(Kind.LOCKED, "")) : Optional.empty();
    }

    /** Marks it as one that isn't for who got it. False where it is marked. */
    public boolean report() {
        if (record.wrongRecipientAt().isPresent()) {
            return false;
        }
        apply(Command.REPORT);
        stand(record.progress().reported(Optional.of(now)));
        return true;
    }

    /** Whether a report alone has closed it: whoever reports could get tries anew, if unlocking gave them back. */
    public boolean isClosedByReportAlone(int maxTries) {
        return record.wrongRecipientAt().isPresent() && record.tries() < maxTries;
    }

    /**
     * Takes back a lock with all the tries that were used, or else the tries and the pause; and that it isn't for who got it.
     * Where that alone has closed it, or it is expired, tries that were used stay used.
     *
     * @param maxTries from which on it is locked by its tries, too
     * @return whether there was anything to take back
     */
    public boolean unlock(int maxTries) {
        boolean locked = record.state() == TransferState.LOCKED;
        boolean reported = record.wrongRecipientAt().isPresent();
        boolean triesAnew = locked
                ? !isClosedByReportAlone(maxTries)
                : record.tries() > 0 && ask(Command.TRY).happens();
        if (!(locked || reported || triesAnew) || !apply(Command.UNLOCK).happens()) {
            return false;
        }
        if (triesAnew) {
            count(TryCounter.anew());
        }
        stand(record.progress().reported(Optional.empty()));
        completeIfAll(); // a document's end may have come after the lock
        return true;
    }

    /** Why a command isn't carried out; empty where it is, or has been before. */
    public Optional<Obstacle> obstacle(Command command) {
        return ask(command) instanceof Refused refused ? Optional.of(refused.obstacle()) : Optional.empty();
    }

    /** The notice is sent again; says why not. */
    public Optional<Obstacle> resend(String detail) {
        return carryOut(Command.RESEND, Kind.RESENT, detail);
    }

    /** The link's time begins anew, and ends then; says why not. */
    public Optional<Obstacle> renew(Instant expiresAt) {
        Optional<Obstacle> obstacle = carryOut(Command.RENEW, Kind.RENEWED, "");
        if (obstacle.isEmpty()) {
            stand(record.progress().expiring(expiresAt));
        }
        return obstacle;
    }

    /**
     * A sheet of paper with a further link is handed out; says why not.
     *
     * @param kind whether what will be asked stands on it, too
     * @param by who hands it out
     */
    public Optional<Obstacle> handOut(Kind kind, String by) {
        return carryOut(Command.PRINT, kind, by);
    }

    private Optional<Obstacle> carryOut(Command command, Kind kind, String detail) {
        Transition transition = apply(command);
        if (transition instanceof Refused refused) {
            return Optional.of(refused.obstacle());
        }
        note(kind, detail);
        return Optional.empty();
    }

    /** Replaces what the factor needs for verifying. */
    public void enrol(String enrolment) {
        record = record.withEnrolment(enrolment);
    }

    /** Nobody gets in from now on, and what opens the content is forgotten. False where that was so, or can't be. */
    public boolean revoke() {
        if (!apply(Command.REVOKE).happens()) {
            return false;
        }
        note(Kind.REVOKED, "");
        forgetContent(); // whatever the table says of destroying: what is withdrawn can't be opened
        return true;
    }

    /** The link's time is over; the content is kept. False where it isn't over, or that was known. */
    public boolean expire() {
        if (!apply(Command.EXPIRE).happens()) {
            return false;
        }
        note(Kind.EXPIRED, "");
        return true;
    }

    /** Forgets what opens the content of a transfer that is over. False where it was forgotten, or it isn't over. */
    public boolean destroy() {
        return erase(Command.DESTROY);
    }

    /** Forgets what opens an attachment, which has left or never will. False where it was forgotten, or there is a link. */
    public boolean discard() {
        return erase(Command.DISCARD);
    }

    private boolean erase(Command command) {
        return apply(command).happens() && forgetContent();
    }

    private boolean forgetContent() {
        if (record.contentDestroyedAt().isPresent()) {
            return false;
        }
        record = record.erased(now);
        note(Kind.CONTENT_DESTROYED, "");
        return true;
    }

    private Transition ask(Command command) {
        return Transfers.ask(record, command, now);
    }

    private Transition apply(Command command) {
        Transition transition = ask(command);
        if (transition instanceof To to) {
            boolean locks = to.next() == TransferState.LOCKED;
            stand(locks ? record.progress().locked() : record.progress().in(to.next()));
        } else if (transition instanceof Back) {
            stand(record.progress().in(record.progress().lockedFrom().orElseThrow()));
        }
        return transition;
    }

    private TryCounter tries() {
        return new TryCounter(record.tries(), record.pausedUntil());
    }

    private void count(TryCounter counter) {
        stand(record.progress().tried(counter.tries(), counter.pausedUntil()));
    }

    private void stand(Progress progress) {
        record = record.with(progress);
    }
}
