package org.briefsiegel.transfer.intake;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferService.Acceptance;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.pricing.CapabilityCatalog;
import org.briefsiegel.transfer.pricing.CurrencyInForce;
import org.briefsiegel.transfer.pricing.PriceEnquiry;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.refusal.KnownPlugIns;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.SubmissionCheck;
import org.briefsiegel.transfer.textreminder.TextReminders;
import org.briefsiegel.transfer.view.TransferViews;

/** Quotes and the intake on a test's host, and short ways to ask for them. */
public final class TestIntake {

    public static final TransferRules RULES = new TransferRules(
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
            "sms",
            "localhost");

    private final TestHost host;
    private final HouseCurrency currency;

    public TestIntake(TestHost host) {
        this.host = host;
        this.currency = new CurrencyInForce(host.plugins(), RULES);
    }

    /** As it begins on a node. */
    public Intake intake() {
        return intake(host.stores().transactions());
    }

    Intake intake(Transactions transactions) {
        return new Intake(
                host.plugins(),
                host.spine(),
                host.vault(),
                host.stores().keys(),
                new Registration(
                        transactions,
                        host.stores().transfers(),
                        outboxWriter(),
                        host.stores().keys(),
                        host.stores().ledger(),
                        pricer()),
                views(),
                pricer(),
                reminders(),
                check(),
                RULES,
                host.clock());
    }

    public PriceEnquiry quotes() {
        return new PriceEnquiry(
                host.plugins(), host.spine(), host.vault(), known(), pricer(), reminders(), RULES, host.clock());
    }

    public TextReminders reminders() {
        Site site = new Site(URI.create("http://localhost"), ZoneId.of("Europe/Vienna"));
        return new TextReminders(host.plugins(), RULES, site, host.clock());
    }

    public CapabilityCatalog catalog() {
        return new CapabilityCatalog(host.plugins(), RULES);
    }

    public TransferViews views() {
        return new TransferViews(
                host.transfers(), host.stores().transfers(), host.stores().ledger(), currency);
    }

    public Pricer pricer() {
        return new Pricer(host.stores().ledger(), books(), currency, host.vault(), RULES, host.clock());
    }

    public Books books() {
        return host.stores().books(currency);
    }

    public OutboxWriter outboxWriter() {
        return new OutboxWriter(host.stores().outbox(), host.vault(), host.plugins(), RULES);
    }

    private KnownPlugIns known() {
        return new KnownPlugIns(host.plugins(), host.stores().transfers());
    }

    public SubmissionCheck check() {
        return new SubmissionCheck(host.plugins(), known(), RULES);
    }

    Practice practice() {
        return host.practices().find(TestHost.PRACTICE).orElseThrow();
    }

    Capabilities capabilities(Locale locale) {
        return catalog().capabilities(practice(), locale);
    }

    public Reply<PriceQuote> quote(PriceRequest request) {
        return quotes().quote(practice(), request);
    }

    public Reply<Acceptance> accept(Submission submission, Files files) throws IOException {
        return intake().accept(practice(), submission, files);
    }

    /** An accepted transfer of one document; at a quote, if the factor costs something. */
    public TransferRecord accepted(String factor) throws IOException {
        Optional<String> quote = Optional.empty();
        if (factor.equals("sms-code")) {
            quote = Optional.of(done(quote(Letters.price(factor)))).map(PriceQuote::id);
        }
        return accepted(Letters.invoice(factor, quote));
    }

    /** An accepted transfer at a quote; asked for a second time, if it is to be. */
    public TransferRecord accepted(String factor, String phone, boolean twice) throws IOException {
        Optional<String> quote =
                Optional.of(done(quote(Letters.price(factor, phone)))).map(PriceQuote::id);
        Submission submission = Letters.invoice(factor, phone, quote);
        TransferRecord transfer = accepted(submission);
        return twice ? accepted(submission) : transfer;
    }

    public TransferRecord accepted(Submission submission) throws IOException {
        Acceptance acceptance = done(accept(submission, Letters.files("content")));
        return host.stores()
                .transfers()
                .find(TestHost.PRACTICE, acceptance.transfer().id())
                .orElseThrow();
    }

    public static <T> Refusal refusal(Reply<T> reply) {
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
