package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/**
 * Which page of a list is asked for.
 *
 * @param state of what is listed, as the constant of an enum whose name in lower case was asked for
 * @param after id of the last element of the page before
 * @param limit 1 to 100
 */
record PageQuery<S extends Enum<S>>(Optional<S> state, Optional<String> after, int limit) {

    private static final String DEFAULT_LIMIT = "50";

    static <S extends Enum<S>> Reply<PageQuery<S>> of(
            MultivaluedMap<String, String> parameters, S[] states, Locale locale) {
        Optional<String> name = Optional.ofNullable(parameters.getFirst("state"));
        Optional<S> state = name.flatMap(it -> Arrays.stream(states)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(it))
                .findFirst());
        if (name.isPresent() && state.isEmpty()) {
            return refused("state", locale);
        }
        String limit = Optional.ofNullable(parameters.getFirst("limit")).orElse(DEFAULT_LIMIT);
        if (!limit.matches("[1-9][0-9]?|100")) {
            return refused("limit", locale);
        }
        try {
            Optional<String> after =
                    Optional.ofNullable(parameters.getFirst("cursor")).map(PageQuery::opened);
            return Reply.done(new PageQuery<>(state, after, Integer.parseInt(limit)));
        } catch (IllegalArgumentException notOurs) {
            return refused("cursor", locale);
        }
    }

    /** What asks for the page after this one; empty where this is the last. */
    <E> Optional<String> next(List<E> page, Function<E, String> id) {
        return page.size() < limit ? Optional.empty() : Optional.of(cursor(id.apply(page.get(page.size() - 1))));
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static <S extends Enum<S>> Reply<PageQuery<S>> refused(String parameter, Locale locale) {
        return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.parameter." + parameter)));
    }
}
