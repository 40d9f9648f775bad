package org.briefsiegel.transfer.recipientservice;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.reissue.RecipientRequests;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Passes on what recipients ask of the sending side; the pages are there without it, and say that it can't be had. */
@Component(service = RequestForwarding.class)
public final class RequestForwarding {

    private final AccessStatus accessStatus;

    /** At most one in practice. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<RecipientRequests> requests;

    @Activate
    public RequestForwarding(@Reference AccessStatus accessStatus) {
        this(accessStatus, List.of());
    }

    RequestForwarding(AccessStatus accessStatus, List<RecipientRequests> requests) {
        this.accessStatus = accessStatus;
        this.requests = requests;
    }

    CodeOffer codeOffer(Linked linked) {
        return code(linked, RecipientRequests::codeOffer);
    }

    CodeOffer sendCode(Linked linked) {
        return code(linked, RecipientRequests::sendCode);
    }

    private CodeOffer code(Linked linked, BiFunction<RecipientRequests, TransferRecord, CodeOffer> asked) {
        return switch (accessStatus.status(linked)) {
            case READY, PAUSED ->
                requests.stream()
                        .findFirst()
                        .map(it -> asked.apply(it, linked.transfer()))
                        .orElseGet(() -> unaddressed(Standing.UNAVAILABLE));
            case UNAVAILABLE -> unaddressed(Standing.UNAVAILABLE);
            case LOCKED, EXPIRED, REVOKED, WRONG_RECIPIENT -> unaddressed(Standing.CLOSED);
        };
    }

    /** An offer that says nothing about an address. */
    static CodeOffer unaddressed(Standing standing) {
        return new CodeOffer(standing, "", Optional.empty());
    }

    /** Sends a new link; false where none could be sent. */
    boolean renew(TransferRecord transfer) {
        return requests.stream().findFirst().filter(it -> it.renew(transfer)).isPresent();
    }
}
