package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;

/** Which page of which transfers is asked for. */
record ListQuery(TransferDesk.Filter filter, Optional<String> after, int limit) {

    private static final String DEFAULT_LIMIT = "50";

    static Reply<ListQuery> of(MultivaluedMap<String, String> parameters, Locale locale) {
        Optional<String> state = Optional.ofNullable(parameters.getFirst("state"));
        Optional<String> cursor = Optional.ofNullable(parameters.getFirst("cursor"));
        Optional<String> reference = Optional.ofNullable(parameters.getFirst("reference"));
        Optional<String> limit = Optional.ofNullable(parameters.getFirst("limit"));
        Optional<TransferState> known = state.flatMap(ListQuery::state);
        if (state.isPresent() && known.isEmpty()) {
            return refused("state", locale);
        }
        String size = limit.orElse(DEFAULT_LIMIT);
        if (!size.matches("[1-9][0-9]?|100")) {
            return refused("limit", locale);
        }
        Optional<String> after;
        try {
            after = cursor.map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return refused("cursor", locale);
        }
        return Reply.done(new ListQuery(new TransferDesk.Filter(known, reference), after, Integer.parseInt(size)));
    }

    /** What asks for the page after this transfer. */
    static String cursor(String transfer) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(transfer.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<TransferState> state(String id) {
        return Arrays.stream(TransferState.values())
                .filter(state -> state.id().equals(id))
                .findFirst();
    }

    private static Reply<ListQuery> refused(String parameter, Locale locale) {
        return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.parameter." + parameter)));
    }
}
