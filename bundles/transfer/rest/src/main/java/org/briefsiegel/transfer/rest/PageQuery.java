package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Which page of a list is asked for: what comes after this id, and how much of it. */
record PageQuery(Optional<String> after, int limit) {

    private static final String DEFAULT_LIMIT = "50";

    /** Of whatever is listed. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    static Reply<PageQuery> of(MultivaluedMap<String, String> parameters, Locale locale) {
        String limit = Optional.ofNullable(parameters.getFirst("limit")).orElse(DEFAULT_LIMIT);
        if (!limit.matches("[1-9][0-9]?|100")) {
            return refused("limit", locale);
        }
        try {
            Optional<String> after = Optional.ofNullable(parameters.getFirst("cursor"))
                    .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (after.isPresent() && !isId(after.get())) {
                return refused("cursor", locale);
            }
            return Reply.done(new PageQuery(after, Integer.parseInt(limit)));
        } catch (IllegalArgumentException notOurs) {
            return refused("cursor", locale);
        }
    }

    /** The state that is asked for, by the name of the constant in lower case; none where any will do. */
    static <S extends Enum<S>> Reply<Optional<S>> state(
            MultivaluedMap<String, String> parameters, S[] states, Locale locale) {
        Optional<String> name = Optional.ofNullable(parameters.getFirst("state"));
        Optional<S> state = name.flatMap(it -> Arrays.stream(states)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(it))
                .findFirst());
        return name.isPresent() && state.isEmpty() ? refused("state", locale) : Reply.done(state);
    }

    /** Whether this can be the id of anything; what can't isn't looked for. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What asks for the page after the one with these ids; none where it isn't full, and so the last. */
    Optional<String> next(List<String> ids) {
        return ids.size() < limit ? Optional.empty() : Optional.of(cursor(ids.get(ids.size() - 1)));
    }

    private static String cursor(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Reply<T> refused(String parameter, Locale locale) {
        return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.parameter." + parameter)));
    }
}
