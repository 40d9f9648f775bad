package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientRequests;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the recipients' desk passes on what it can't do itself: a new code, a new link. */
@Component(configurationPid = {"org.briefsiegel.transfer.access", "org.briefsiegel.transfer.core"})
public final class RecipientCounter implements RecipientRequests {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientCounter.class);

    private final Practices practices;
    private final NewCode newCode;
    private final Reissue reissue;

    @Activate
    public RecipientCounter(
            Config config,
            Tries tries,
            @Reference Site site,
            @Reference Clock clock,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Ledger ledger,
            @Reference Books books) {
        this(
                Rules.of(config, tries, site),
                clock,
                practices,
                plugins,
                spine,
                vault,
                transfers,
                store,
                outbox,
                ledger,
                books);
    }

    RecipientCounter(
            Rules rules,
            Clock clock,
            Practices practices,
            Plugins plugins,
            Spine spine,
            Vault vault,
            Transfers transfers,
            TransferStore store,
            Outbox outbox,
            Ledger ledger,
            Books books) {
        this.practices = practices;
        OutTray outTray = new OutTray(outbox, vault, plugins, rules.noticeChannel());
        Pricer pricer = new Pricer(ledger, books, vault, rules, clock);
        FreshEnrolment enrolment =
                new FreshEnrolment(plugins, spine, vault, store, outbox, outTray, ledger, pricer, rules);
        this.reissue = new Reissue(
                plugins,
                spine,
                transfers,
                store,
                outTray,
                enrolment,
                new Views(transfers, store, ledger),
                rules,
                clock);
        this.newCode = new NewCode(spine, transfers, store, enrolment, rules.codes(), clock);
    }

    @Override
    public CodeOffer codeOffer(TransferRecord transfer) {
        return newCode.offer(transfer);
    }

    @Override
    public CodeOffer sendCode(TransferRecord transfer) {
        return newCode.send(practice(transfer), transfer);
    }

    @Override
    public boolean renew(TransferRecord transfer) {
        Optional<Refusal> refusal = reissue.sendAsked(practice(transfer), transfer.id(), Locale.GERMAN);
        refusal.map(Refusal::problem)
                .ifPresent(problem -> LOG.info("No new link for transfer {}: {}", transfer.id(), problem.id()));
        return refusal.isEmpty();
    }

    private Practice practice(TransferRecord transfer) {
        return practices
                .find(transfer.practice())
                .orElseThrow(() -> new IllegalStateException("transfer " + transfer.id() + " has no practice"));
    }
}
