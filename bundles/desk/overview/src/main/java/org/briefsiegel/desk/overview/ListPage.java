package org.briefsiegel.desk.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;

/** What the list shows: first what needs somebody, then all, with how many there are of which state. */
final class ListPage {

    /** What is shown of what needs somebody, above the list. */
    private static final int FIRST = 5;

    /** Pages that are named on each side of the one that is shown. */
    private static final int NEIGHBOURS = 1;

    private final TransferSearch search;
    private final PluginLabels pluginLabels;
    private final ZoneId zone;
    private final Clock clock;

    ListPage(TransferSearch search, PluginLabels pluginLabels, OverviewPages.Settings settings) {
        this.search = search;
        this.pluginLabels = pluginLabels;
        this.zone = settings.zone();
        this.clock = settings.clock();
    }

    /** A link that narrows the list to a state; public for the template. */
    public record Filter(String id, String text, long count, String address, boolean current) {}

    /** A link to a page; a gap where it is 0. Public for the template. */
    public record Leaf(int number, String address, boolean current) {}

    /** A column by which the list can be sorted; public for the template. */
    public record Column(String address, String direction) {}

    Map<String, Object> model(WindowVisit visit, ListQuery query) {
        String practice = visit.practice().id();
        TransferSearch.Page found = search.find(practice, query.query(zone));
        int pages = (int) Math.max(1, (found.total() + ListQuery.SIZE - 1) / ListQuery.SIZE);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows(visit, found.transfers()));
        model.put("needy", query.isPlain() && found.needy() > 0 ? needy(visit) : List.of());
        model.put("needyCount", found.needy());
        model.put("needyAddress", query.standing(ListQuery.NEEDY).address());
        model.put("filters", filters(visit.texts(), query, found));
        model.put("total", found.total());
        model.put("page", query.page());
        model.put("pages", pages);
        model.put("leaves", leaves(query, pages));
        model.put("standing", query.standing());
        model.put("words", query.words());
        model.put("from", query.from().map(LocalDate::toString).orElse(""));
        model.put("to", query.to().map(LocalDate::toString).orElse(""));
        model.put("sort", query.sort().id());
        model.put(
                "sorts",
                Arrays.stream(ListQuery.Sort.values()).map(ListQuery.Sort::id).toList());
        model.put("sorted", query.sort() != ListQuery.Sort.NEWEST);
        model.put("filtered", query.isFiltered());
        model.put("byTime", column(query, Order.ACCEPTED, ListQuery.Sort.NEWEST));
        model.put("byName", column(query, Order.RECIPIENT, ListQuery.Sort.NAME));
        model.put("byEnd", column(query, Order.EXPIRY, ListQuery.Sort.ENDING));
        return model;
    }

    private List<Row> needy(WindowVisit visit) {
        Query first = new Query(Standing.NEEDY, Optional.empty(), Optional.empty(), "", Order.ACCEPTED, true, 0, FIRST);
        return rows(visit, search.find(visit.practice().id(), first).transfers());
    }

    private List<Row> rows(WindowVisit visit, List<TransferSearch.Found> found) {
        Map<String, String> labels = pluginLabels.of(visit);
        Instant now = Instant.now(clock);
        return found.stream()
                .map(it -> Row.of(it, labels, visit.texts(), now, zone))
                .toList();
    }

    /** States of which there is none aren't offered, unless one looks at them. */
    private static List<Filter> filters(Texts texts, ListQuery query, TransferSearch.Page found) {
        List<Filter> filters = new ArrayList<>();
        filters.add(filter(texts.text("list.all"), "", found.all(), query));
        filters.add(filter(texts.text("list.needy"), ListQuery.NEEDY, found.needy(), query));
        for (TransferState state : TransferState.values()) {
            filters.add(filter(
                    texts.text("state." + state.id()),
                    state.id(),
                    found.states().get(state),
                    query));
        }
        return filters.stream()
                .filter(filter ->
                        filter.count() > 0 || filter.current() || filter.id().isEmpty())
                .toList();
    }

    private static Filter filter(String text, String id, long count, ListQuery query) {
        return new Filter(
                id, text, count, query.standing(id).address(), query.standing().equals(id));
    }

    /** The first, the last, and those around the one that is shown. */
    private static List<Leaf> leaves(ListQuery query, int pages) {
        List<Leaf> leaves = new ArrayList<>();
        int before = 0;
        for (int number : IntStream.rangeClosed(1, pages)
                .filter(it -> it == 1 || it == pages || Math.abs(it - query.page()) <= NEIGHBOURS)
                .toArray()) {
            if (number > before + 1) {
                leaves.add(new Leaf(0, "", false));
            }
            leaves.add(new Leaf(number, query.at(number).address(), number == query.page()));
            before = number;
        }
        return leaves;
    }

    private static Column column(ListQuery query, Order order, ListQuery.Sort first) {
        boolean current = query.sort().isBy(order);
        return new Column(
                query.sorted(current ? query.sort().reversed() : first).address(),
                current ? query.sort().direction() : "");
    }
}
