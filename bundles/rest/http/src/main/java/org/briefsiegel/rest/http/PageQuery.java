package org.briefsiegel.rest.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Problem;

/** Which page of a list is asked for, as a bean of one request ({@code @BeanParam}). */
public final class PageQuery {

    private static final ApiTexts TEXTS = new ApiTexts(PageQuery.class);

    /** Of whatever is listed. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    @Parameter(
            description = "How many at most.",
            schema = @Schema(types = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "50"))
    @QueryParam("limit")
    @DefaultValue("50")
    public String limit;

    @Parameter(
            description = "From the page before.",
            example = "bXNnXzAxOWFiM2M0ZDVlNmY3YThiOWMw",
            schema = @Schema(types = "string"))
    @QueryParam("cursor")
    public String cursor;

    /** Whether this can be the id of anything; what can't isn't looked for. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * The state that is asked for, by the name of the constant in lower case.
     *
     * @param name null where any will do
     * @throws RefusedException when there is no such state
     */
    public static <S extends Enum<S>> Optional<S> state(String name, S[] states, Locale locale) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(states)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> refused("state", locale)));
    }

    /** @throws RefusedException when the limit is no number that is allowed, or the cursor isn't one of ours */
    public Page page(Locale locale) {
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw refused("limit", locale);
        }
        return new Page(Optional.ofNullable(cursor).map(text -> last(text, locale)), Integer.parseInt(limit));
    }

    private static String last(String cursor, Locale locale) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (isId(id)) {
                return id;
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below
        }
        throw refused("cursor", locale);
    }

    private static RefusedException refused(String parameter, Locale locale) {
        return new RefusedException(Problem.INVALID_REQUEST, TEXTS.text(locale, "detail.parameter." + parameter));
    }

    /**
     * What comes after an id, and how much of it.
     *
     * @param after id of the last thing of the page before
     * @param limit 1 to 100
     */
    public record Page(Optional<String> after, int limit) {

        /** What asks for the page after the one with these ids; none where it isn't full, and so the last. */
        public Optional<String> next(List<String> ids) {
            return ids.size() < limit ? Optional.empty() : Optional.of(cursor(ids.get(ids.size() - 1)));
        }

        private static String cursor(String last) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
        }
    }
}
