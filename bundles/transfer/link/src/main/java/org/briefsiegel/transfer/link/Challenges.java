package org.briefsiegel.transfer.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a factor has asked on a page, as the page's form brings it back: encrypted, for one transfer, for some time. */
@Component(service = Challenges.class)
public final class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(Challenges.class);

    private static final int LONGEST = 1000;

    /** As {@code ChallengeFactor} promises. */
    private static final Pattern WELL_FORMED = Pattern.compile("[^\\x00\\p{Cs}]+");

    private static final String BETWEEN = "\0";

    private final Vault vault;
    private final Clock clock;

    @Activate
    public Challenges(@Reference Vault vault, @Reference Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws ClosedException when it is none: an answer to it couldn't come back */
    String seal(TransferRecord transfer, String challenge) {
        if (challenge.length() > LONGEST || !WELL_FORMED.matcher(challenge).matches()) {
            LOG.error(
                    "Factor {} draws a challenge of {} characters: it breaks its contract",
                    transfer.factor(),
                    challenge.length());
            throw new ClosedException("factor." + transfer.factor());
        }
        long end = Instant.now(clock).plus(LIFE).getEpochSecond();
        return vault.sealText(context(transfer), end + BETWEEN + challenge);
    }

    /** What was asked; empty where that is too long ago, or was never asked of this transfer. */
    public Optional<String> open(TransferRecord transfer, String sealed) {
        try {
            String[] parts = vault.openText(context(transfer), sealed).split(BETWEEN, 2);
            boolean inTime = Instant.now(clock).isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])));
            return inTime ? Optional.of(parts[1]) : Optional.empty();
        } catch (IllegalStateException notOurs) {
            return Optional.empty();
        }
    }

    /** Of one factor, too: another may take its place. */
    private static String context(TransferRecord transfer) {
        return String.join("/", "challenge", transfer.practice(), transfer.id(), transfer.factor());
    }
}
