package org.briefsiegel.transfer.core;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferService.Acceptance;
import org.briefsiegel.transfer.api.WindowService;
import org.briefsiegel.transfer.intake.Intake;
import org.briefsiegel.transfer.intake.Registration;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outbox.OutboxWriter;
import org.briefsiegel.transfer.practice.PracticeTransfers;
import org.briefsiegel.transfer.practice.Unlocking;
import org.briefsiegel.transfer.preparation.DryRun;
import org.briefsiegel.transfer.preparation.Preparation;
import org.briefsiegel.transfer.preparation.PreparedWindows;
import org.briefsiegel.transfer.pricing.CapabilityCatalog;
import org.briefsiegel.transfer.pricing.CurrencyInForce;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.pricing.Quotes;
import org.briefsiegel.transfer.refusal.KnownPlugIns;
import org.briefsiegel.transfer.reissue.FreshEnrolment;
import org.briefsiegel.transfer.reissue.LinkRequests;
import org.briefsiegel.transfer.reissue.NewCode;
import org.briefsiegel.transfer.reissue.RecipientRequests;
import org.briefsiegel.transfer.reissue.Reissue;
import org.briefsiegel.transfer.retention.RetentionJob;
import org.briefsiegel.transfer.retention.SweepJob;
import org.briefsiegel.transfer.retention.TransferEnding;
import org.briefsiegel.transfer.rules.CodeLimits;
import org.briefsiegel.transfer.rules.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.SubmissionCheck;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.view.TransferViews;

/** The core's services in a house, and short ways to ask them. */
public final class CoreOf {

    private static final TransferRules RULES = new TransferRules(
            10,
            1000,
            2000,
            1000,
            Duration.ofMinutes(15),
            10_000_000,
            3,
            Duration.ofMinutes(1),
            new CodeLimits(Duration.ofMinutes(1), 3, 6),
            10,
            "tariff",
            "mail",
            "localhost");

    private final House house;

    /** The currency of what these plug-ins charge. */
    public static HouseCurrency currency(Plugins plugins) {
        return new CurrencyInForce(plugins, RULES);
    }

    public CoreOf(House house) {
        this.house = house;
    }

    public TransferService service() {
        return service(house.transactions());
    }

    TransferService service(Transactions transactions) {
        Transfers transfers = house.transfers(transactions);
        TransferViews views = views(transfers);
        Registration registration =
                new Registration(transactions, house.store(), outboxWriter(), house.keys(), house.ledger());
        return new PracticeTransfers(
                house.practices(),
                house.store(),
                views,
                new CapabilityCatalog(house.plugins(), RULES),
                new Quotes(house.plugins(), house.spine(), house.vault(), known(), pricer(), RULES),
                new Intake(
                        house.plugins(),
                        house.spine(),
                        house.vault(),
                        house.keys(),
                        registration,
                        views,
                        pricer(),
                        check(),
                        RULES,
                        house.clock()),
                new TransferEnding(transfers, house.outbox(), house.sessions(), house.ledger(), house.vault()),
                reissue(transfers),
                new Unlocking(
                        transfers, house.store(), house.recipientTries(), house.vault(), house.outbox(), views, RULES));
    }

    public RecipientRequests requests() {
        NewCode newCode =
                new NewCode(house.spine(), house.transfers(), house.store(), freshEnrolment(), RULES, house.clock());
        return new LinkRequests(house.practices(), newCode, reissue(house.transfers()));
    }

    private Reissue reissue(Transfers transfers) {
        return new Reissue(
                house.plugins(),
                house.spine(),
                transfers,
                house.store(),
                outboxWriter(),
                freshEnrolment(),
                views(transfers),
                RULES,
                house.clock());
    }

    private FreshEnrolment freshEnrolment() {
        return new FreshEnrolment(
                house.plugins(),
                house.spine(),
                house.vault(),
                house.store(),
                house.outbox(),
                outboxWriter(),
                house.ledger(),
                pricer(),
                RULES);
    }

    private TransferViews views(Transfers transfers) {
        return new TransferViews(transfers, house.store(), house.ledger(), house.currency());
    }

    private Pricer pricer() {
        return new Pricer(house.ledger(), house.books(), house.currency(), house.vault(), RULES, house.clock());
    }

    private OutboxWriter outboxWriter() {
        return new OutboxWriter(house.outbox(), house.vault(), house.plugins(), RULES);
    }

    private KnownPlugIns known() {
        return new KnownPlugIns(house.plugins(), house.store());
    }

    private SubmissionCheck check() {
        return new SubmissionCheck(house.plugins(), known(), RULES);
    }

    /** Clears away what is due. */
    public void clearAway() {
        retentionJob().run();
    }

    WindowService windows() {
        return new PreparedWindows(
                new PreparedWindows.Lifetime(Duration.ofMinutes(30), Duration.ofHours(4)),
                house.clock(),
                house.practices(),
                service(),
                new Preparation(house.plugins(), house.spine(), house.vault(), check(), RULES),
                new DryRun(house.plugins(), house.spine(), house.vault(), check(), RULES),
                house.vault(),
                house.windows(),
                house.keys());
    }

    /** What is cleared away every minute, and then what is swept away every night. */
    Job retentionJob() {
        Job retention = new RetentionJob(
                new RetentionJob.Memory(Duration.ofDays(7), Duration.ofDays(7)),
                house.store(),
                house.sessions(),
                house.recipientTries(),
                house.windows(),
                house.sandboxMessages(),
                house.vault(),
                ending(house.vault()),
                house.clock());
        Job sweep = new SweepJob(
                new SweepJob.Memory(Duration.ofDays(30), Duration.ofDays(7)),
                house.store(),
                house.keys(),
                house.vault(),
                house.clock());
        return () -> {
            retention.run();
            sweep.run();
        };
    }

    TransferEnding ending(Vault vault) {
        return new TransferEnding(house.transfers(), house.outbox(), house.sessions(), house.ledger(), vault);
    }

    /** An accepted transfer of one document; at a quote, if the factor costs something. */
    public TransferRecord accepted(String factor) throws IOException {
        Optional<String> quote = Optional.empty();
        if (factor.equals("sms-code")) {
            quote = Optional.of(done(service().quote(Letters.price(factor)))).map(PriceQuote::id);
        }
        return accepted(Letters.invoice(factor, quote));
    }

    /** An accepted transfer at a quote; asked for a second time, if it is to be. */
    public TransferRecord accepted(String factor, String phone, boolean twice) throws IOException {
        Optional<String> quote =
                Optional.of(done(service().quote(Letters.price(factor, phone)))).map(PriceQuote::id);
        Submission submission = Letters.invoice(factor, phone, quote);
        TransferRecord transfer = accepted(submission);
        return twice ? accepted(submission) : transfer;
    }

    public TransferRecord accepted(Submission submission) throws IOException {
        Acceptance acceptance = done(service().accept(submission, Letters.files("content")));
        return house.store().find(House.PRACTICE, acceptance.transfer().id()).orElseThrow();
    }

    public void revoke(TransferRecord transfer) {
        done(service().revoke(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    static <T> Refusal refusal(Reply<T> reply) {
        return reply.fold(
                done -> {
                    throw new AssertionError("not refused");
                },
                refusal -> refusal);
    }

    public static <T> T done(Reply<T> reply) {
        return reply.fold(done -> done, refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }
}
