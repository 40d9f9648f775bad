package org.briefsiegel.transfer.accesssheet;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Obstacle;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.ReissueHistory;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.submission.Printers;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Prints sheets by the channel that does, each with a link of its own. The link is known once the sheet is there, so that what couldn't
 * be printed leaves nothing behind.
 */
@Component
public final class AccessSheets implements AccessSheetService {

    private static final Set<Kind> SHEETS = EnumSet.of(Kind.SHEET_PRINTED, Kind.SHEET_WITH_CODE_PRINTED);
    private static final int LONGEST_CODE = 100;

    private final Plugins plugins;
    private final Spine spine;
    private final Practices practices;
    private final Transfers transfers;
    private final TransferStore store;
    private final Outbox outbox;
    private final Printers printers;
    private final SheetWriter writer;
    private final TransferRules rules;

    @Activate
    public AccessSheets(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Practices practices,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference SheetWriter writer,
            @Reference TransferRules rules) {
        this.plugins = plugins;
        this.spine = spine;
        this.practices = practices;
        this.transfers = transfers;
        this.store = store;
        this.outbox = outbox;
        this.printers = new Printers(plugins);
        this.writer = writer;
        this.rules = rules;
    }

    @Override
    public List<String> printers() {
        return printers.open();
    }

    @Override
    public Reply<byte[]> print(String practice, String id, Handout handout, Locale locale) {
        Optional<TransferRecord> found = store.find(practice, id);
        RefusalTexts texts = new RefusalTexts(locale);
        if (found.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, texts.of("transfer.unknown")));
        }
        try {
            return spine.travel(Use.PRINT, () -> print(found.get(), handout, locale));
        } catch (ClosedException e) {
            return Reply.refused(ClosedRefusal.refusal(e, plugins, locale));
        }
    }

    private Reply<byte[]> print(TransferRecord transfer, Handout handout, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        Optional<Refusal> early = obstacle(transfer, texts).or(() -> wrongCode(handout, texts));
        return early.map(Reply::<byte[]>refused)
                .orElseGet(() -> printer(transfer, handout, locale)
                        .fold(channel -> print(channel, transfer, handout, locale), Reply::refused));
    }

    private Reply<byte[]> print(PrintedChannel channel, TransferRecord transfer, Handout handout, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        Optional<String> refused = channel.refusal(handout.handedOutBy(), locale);
        if (refused.isPresent()) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, "/handedOutBy", refused.get()));
        }
        Practice sender = practices.find(transfer.practice()).orElseThrow();
        Secret link = Secret.random();
        byte[] pdf = channel.print(writer.write(sender, transfer, link, handout.code()));
        String handedOutBy = channel.normalize(handout.handedOutBy());
        Kind kind = handout.code().isEmpty() ? Kind.SHEET_PRINTED : Kind.SHEET_WITH_CODE_PRINTED;
        return transfers
                .change(transfer.practice(), transfer.id(), stored -> record(stored, link, kind, handedOutBy, texts))
                .orElseThrow()
                .map(Reply::<byte[]>refused)
                .orElseGet(() -> Reply.done(pdf));
    }

    /** Looks again: much can have happened while it was printed. */
    private Optional<Refusal> record(
            TransferAggregate transfer, Secret link, Kind kind, String handedOutBy, RefusalTexts texts) {
        TransferRecord record = transfer.record();
        Optional<Refusal> late = obstacle(record, texts);
        if (late.isEmpty()) {
            store.addLink(record.practice(), record.id(), link.hash());
            transfer.handOut(kind, handedOutBy);
            if (outbox.waiting(record.practice(), record.id()) == 0) {
                transfer.becomeNotified();
            }
        }
        return late;
    }

    private Optional<Refusal> obstacle(TransferRecord transfer, RefusalTexts texts) {
        return transfers
                .obstacle(transfer, Command.PRINT)
                .map(obstacle -> Refusal.of(Problem.STATE_CONFLICT, texts.of(sentence(obstacle))))
                .or(() -> tooOften(transfer, texts));
    }

    private static String sentence(Obstacle obstacle) {
        return obstacle == Obstacle.ATTACHMENT ? "sheet.attachment" : "again." + obstacle.id();
    }

    private Optional<Refusal> tooOften(TransferRecord transfer, RefusalTexts texts) {
        return ReissueHistory.of(store, transfer).times(SHEETS).size() < rules.reissues()
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("sheet.tooOften", rules.reissues())));
    }

    private static Optional<Refusal> wrongCode(Handout handout, RefusalTexts texts) {
        String code = handout.code();
        boolean right = code.length() <= LONGEST_CODE && code.codePoints().noneMatch(Character::isISOControl);
        return right
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.INVALID_REQUEST, "/code", texts.of("sheet.code", LONGEST_CODE)));
    }

    /** The one that is asked for, or that was when it was sent, or the only one. */
    private Reply<PrintedChannel> printer(TransferRecord transfer, Handout handout, Locale locale) {
        List<String> there = printers.ids();
        String only = there.size() == 1 ? there.get(0) : "";
        String sent = there.contains(transfer.recipient().channel())
                ? transfer.recipient().channel()
                : only;
        return printers.find(handout.channel().orElse(sent), "/channel", locale);
    }
}
