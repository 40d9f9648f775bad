package org.briefsiegel.transfer.reissue;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the recipients' service passes on what it can't do itself: a new code, a new link. */
@Component
public final class LinkRequests implements RecipientRequests {

    private static final Logger LOG = LoggerFactory.getLogger(LinkRequests.class);

    private final Practices practices;
    private final NewCode newCode;
    private final Reissue reissue;

    @Activate
    public LinkRequests(@Reference Practices practices, @Reference NewCode newCode, @Reference Reissue reissue) {
        this.practices = practices;
        this.newCode = newCode;
        this.reissue = reissue;
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
