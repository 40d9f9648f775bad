package org.briefsiegel.desk.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;

/**
 * What the list is asked to show: the query of its address, so that Back, Reload and a bookmark work. What can't be read
 * counts as not asked for.
 *
 * @param standing id of a state, {@code needy}, or empty
 * @param page counts from 1
 */
record ListQuery(String standing, Optional<LocalDate> from, Optional<LocalDate> to, String words, Sort sort, int page) {

    /** Transfers on a page; few enough for a phone. */
    static final int SIZE = 25;

    static final String NEEDY = "needy";

    /** More than anybody leafs through; keeps a made-up address from counting beyond an integer. */
    private static final int LAST_PAGE = 1_000_000;

    private static final int LONGEST = 254;

    /** How the list is sorted, by the names in addresses and texts. */
    enum Sort {
        NEWEST(Order.ACCEPTED, true),
        OLDEST(Order.ACCEPTED, false),
        NAME(Order.RECIPIENT, false),
        NAME_DOWN(Order.RECIPIENT, true),
        ENDING(Order.EXPIRY, false),
        ENDING_LAST(Order.EXPIRY, true);

        private final Order order;
        private final boolean descending;

        Sort(Order order, boolean descending) {
            this.order = order;
            this.descending = descending;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The same column, the other way round. */
        Sort reversed() {
            return Arrays.stream(values())
                    .filter(other -> other.order == order && other.descending != descending)
                    .findFirst()
                    .orElseThrow();
        }

        boolean isBy(Order column) {
            return order == column;
        }

        /** The value of {@code aria-sort} (WAI-ARIA 1.2). */
        String direction() {
            return descending ? "descending" : "ascending";
        }
    }

    /** @param parameter the value of a parameter of the address, decoded; null where there is none */
    static ListQuery of(UnaryOperator<String> parameter) {
        UnaryOperator<String> text = name -> Optional.ofNullable(parameter.apply(name))
                .map(String::strip)
                .map(it -> it.substring(0, Math.min(it.length(), LONGEST)))
                .orElse("");
        String standing = text.apply("standing");
        return new ListQuery(
                standing.equals(NEEDY) || state(standing).isPresent() ? standing : "",
                day(text.apply("from")),
                day(text.apply("to")),
                text.apply("words"),
                Arrays.stream(Sort.values())
                        .filter(sort -> sort.id().equals(text.apply("sort")))
                        .findFirst()
                        .orElse(Sort.NEWEST),
                number(text.apply("page")));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return text.matches("[1-9][0-9]{0,6}") ? Math.min(Integer.parseInt(text), LAST_PAGE) : 1;
    }

    private static Optional<TransferState> state(String id) {
        return Arrays.stream(TransferState.values())
                .filter(state -> state.id().equals(id))
                .findFirst();
    }

    /** @param zone where the days are meant */
    Query query(ZoneId zone) {
        return new Query(
                standing.equals(NEEDY)
                        ? Standing.NEEDY
                        : state(standing).<Standing>map(Standing.In::new).orElse(Standing.ANY),
                from.map(day -> day.atStartOfDay(zone).toInstant()),
                to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                words,
                sort.order,
                sort.descending,
                (page - 1) * SIZE,
                SIZE);
    }

    /** Whether nothing is asked for but the list as it opens. */
    boolean isPlain() {
        return !isFiltered() && standing.isEmpty() && page == 1;
    }

    /** Whether something but the standing keeps transfers from being shown. */
    boolean isFiltered() {
        return from.isPresent() || to.isPresent() || !words.isEmpty();
    }

    ListQuery at(int other) {
        return new ListQuery(standing, from, to, words, sort, other);
    }

    ListQuery sorted(Sort other) {
        return new ListQuery(standing, from, to, words, other, 1);
    }

    ListQuery standing(String other) {
        return new ListQuery(other, from, to, words, sort, 1);
    }

    /** The query of an address, with its question mark; empty where nothing is asked for. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("standing", standing);
        parameters.put("from", from.map(LocalDate::toString).orElse(""));
        parameters.put("to", to.map(LocalDate::toString).orElse(""));
        parameters.put("words", words);
        parameters.put("sort", sort == Sort.NEWEST ? "" : sort.id());
        parameters.put("page", page == 1 ? "" : String.valueOf(page));
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    @Override
    public String toString() {
        return "ListQuery[…]";
    }
}
