package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;

/** Which page of which transfers is asked for. */
record ListQuery(TransferDesk.Filter filter, PageQuery page) {

    static Reply<ListQuery> of(MultivaluedMap<String, String> parameters, Locale locale) {
        Optional<String> state = Optional.ofNullable(parameters.getFirst("state"));
        Optional<String> reference = Optional.ofNullable(parameters.getFirst("reference"));
        Optional<TransferState> known = state.flatMap(ListQuery::state);
        if (state.isPresent() && known.isEmpty()) {
            return PageQuery.refused("state", locale);
        }
        return PageQuery.of(parameters, locale)
                .map(page -> new ListQuery(new TransferDesk.Filter(known, reference), page));
    }

    private static Optional<TransferState> state(String id) {
        return Arrays.stream(TransferState.values())
                .filter(state -> state.id().equals(id))
                .findFirst();
    }
}
