package org.briefsiegel.transfer.settings;

import java.time.Duration;
import org.briefsiegel.platform.settings.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The operator's rules for transfers.
 *
 * @param documents how many a transfer may hold
 * @param documentBytes how large one document may be
 * @param transferBytes how large all documents of a transfer may be together
 * @param attachmentBytes the same for a transfer that travels as a mail's attachment
 * @param quoteValidity for how long a quoted price holds
 * @param dailyCap what the charges of a practice may amount to on a day, in cents, where it has no limit of its own
 * @param reissues how many times a transfer is resent and renewed, together
 * @param reissueGap how long between two of these times
 * @param codes when a recipient can have a further code
 * @param maxTries after how many wrong answers a transfer is locked
 * @param pricingRule id of the pricing rule in force
 * @param noticeChannel id of the channel that carries links and attachments
 * @param textChannel id of the channel that carries text messages: reminders, and what factors send to {@code sms}
 * @param host of the recipient's pages
 */
@Component(
        service = TransferRules.class,
        configurationPid = {"org.briefsiegel.transfer.access", "org.briefsiegel.transfer.core"})
public record TransferRules(
        int documents,
        long documentBytes,
        long transferBytes,
        long attachmentBytes,
        Duration quoteValidity,
        long dailyCap,
        int reissues,
        Duration reissueGap,
        CodeLimits codes,
        int maxTries,
        String pricingRule,
        String noticeChannel,
        String textChannel,
        String host) {

    private static final long MEGABYTE = 1_000_000;

    @Activate
    public TransferRules(TransferSettings config, AccessSettings tries, @Reference Site site) {
        this(
                config.documents(),
                config.documentMegabytes() * MEGABYTE,
                config.transferMegabytes() * MEGABYTE,
                config.attachmentMegabytes() * MEGABYTE,
                Duration.ofMinutes(config.quoteMinutes()),
                config.dailyCapCents(),
                config.reissues(),
                Duration.ofSeconds(config.reissueGapSeconds()),
                new CodeLimits(Duration.ofSeconds(config.codeGapSeconds()), config.codesPerHour(), config.codes()),
                tries.maxTries(),
                config.pricingRule(),
                config.noticeChannel(),
                config.textChannel(),
                site.host());
    }

    /** How much a transfer of this kind may hold. */
    public long bytesFor(boolean attached) {
        return attached ? Math.min(attachmentBytes, transferBytes) : transferBytes;
    }
}
