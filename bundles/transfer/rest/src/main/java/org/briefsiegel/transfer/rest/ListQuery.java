package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;

/** Which page of which transfers is asked for. */
record ListQuery(TransferDesk.Filter filter, PageQuery<TransferState> page) {

    static Reply<ListQuery> of(MultivaluedMap<String, String> parameters, Locale locale) {
        Optional<String> reference = Optional.ofNullable(parameters.getFirst("reference"));
        return PageQuery.of(parameters, TransferState.values(), locale)
                .map(page -> new ListQuery(new TransferDesk.Filter(page.state(), reference), page));
    }
}
