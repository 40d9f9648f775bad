package org.briefsiegel.transfer.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.Vault;

/**
 * What the forms of a link's pages carry: who posts one has seen a page of this link in the last hours. Stored nowhere, so
 * that a GET still changes nothing.
 */
final class FormTokens {

    private static final int HOURS = 3;

    private final Vault vault;
    private final Clock clock;

    FormTokens(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    String of(TransferRecord transfer, String linkHash) {
        return token(transfer, linkHash, thisHour());
    }

    /** Takes the same time for every text; so many of them that two hours' reading is no reason for a refusal. */
    boolean accept(TransferRecord transfer, String linkHash, String posted) {
        byte[] bytes = posted.getBytes(StandardCharsets.UTF_8);
        long hour = thisHour();
        return IntStream.range(0, HOURS)
                        .mapToObj(ago -> token(transfer, linkHash, hour - ago))
                        .filter(token -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), bytes))
                        .count()
                > 0;
    }

    private String token(TransferRecord transfer, String linkHash, long hour) {
        String context = String.join("/", "form", transfer.practice(), transfer.id());
        return vault.fingerprint(context, linkHash + "/" + hour);
    }

    private long thisHour() {
        return Instant.now(clock).getEpochSecond() / Duration.ofHours(1).toSeconds();
    }
}
