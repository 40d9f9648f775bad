package org.briefsiegel.transfer.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the forms of a link's pages carry: who posts one has seen a page of this link in the last hours. Stored nowhere, so
 * that a GET still changes nothing.
 */
@Component(service = FormTokens.class)
public final class FormTokens {

    private static final int HOURS = 3;

    private final Vault vault;
    private final Clock clock;

    @Activate
    public FormTokens(@Reference Vault vault, @Reference Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    public String of(Linked linked) {
        return token(linked, thisHour());
    }

    /** Takes the same time for every text; so many of them that two hours' reading is no reason for a refusal. */
    public boolean accept(Linked linked, String posted) {
        byte[] bytes = posted.getBytes(StandardCharsets.UTF_8);
        long hour = thisHour();
        return IntStream.range(0, HOURS)
                        .mapToObj(ago -> token(linked, hour - ago))
                        .filter(token -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), bytes))
                        .count()
                > 0;
    }

    private String token(Linked linked, long hour) {
        TransferRecord transfer = linked.transfer();
        String context = String.join("/", "form", transfer.practice(), transfer.id());
        return vault.fingerprint(context, linked.hash() + "/" + hour);
    }

    private long thisHour() {
        return Instant.now(clock).getEpochSecond() / Duration.ofHours(1).toSeconds();
    }
}
