package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;

/** Which page of which transfers is asked for. */
record ListQuery(TransferDesk.Filter filter, PageQuery page) {

    static Reply<ListQuery> of(MultivaluedMap<String, String> parameters, Locale locale) {
        Optional<String> reference = Optional.ofNullable(parameters.getFirst("reference"));
        return PageQuery.state(parameters, TransferState.values(), locale)
                .then(state -> PageQuery.of(parameters, locale)
                        .map(page -> new ListQuery(new TransferDesk.Filter(state, reference), page)));
    }
}
