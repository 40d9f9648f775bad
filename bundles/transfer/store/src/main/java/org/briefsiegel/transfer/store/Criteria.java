package org.briefsiegel.transfer.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.transfer.api.TransferSearch;

/**
 * Which transfers {@code t} of a practice a query is about.
 *
 * @param words whether it looks at the words {@code s} by which they are found
 */
record Criteria(String where, boolean words, Map<String, Object> parameters) {

    /** All that a search asks for but the standing. */
    static Criteria of(String practice, TransferSearch.Query query) {
        Criteria criteria = new Criteria("t.practice = :practice", false, Map.of("practice", practice));
        if (query.from().isPresent()) {
            criteria = criteria.and("t.createdAt >= :from", "from", query.from().get());
        }
        if (query.before().isPresent()) {
            criteria = criteria.and(
                    "t.createdAt < :before", "before", query.before().get());
        }
        List<String> words = Folding.words(query.words());
        for (int i = 0; i < words.size(); i++) {
            criteria = criteria.containing("word" + i, words.get(i));
        }
        return criteria;
    }

    Criteria and(String condition) {
        return new Criteria(where + " and " + condition, words, parameters);
    }

    Criteria and(String condition, String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Criteria(where + " and " + condition, words, more);
    }

    private Criteria containing(String parameter, String word) {
        String pattern = "%" + word.replaceAll("[!%_]", "!$0") + "%";
        Criteria more = and(
                "(s.words like :" + parameter + " escape '!' or s.reference like :" + parameter + " escape '!')",
                parameter,
                pattern);
        return new Criteria(more.where, true, more.parameters);
    }

    /**
     * A query for these transfers.
     *
     * @param named whether it looks at the words in another place, too; there, those without words count
     */
    <T> TypedQuery<T> query(EntityManager em, Class<T> result, String select, boolean named, String end) {
        String join = words ? " join Search s on s.transfer = t.id" : " left join Search s on s.transfer = t.id";
        TypedQuery<T> query = em.createQuery(
                select + " from Transfer t" + (words || named ? join : "") + " where " + where + end, result);
        parameters.forEach(query::setParameter);
        return query;
    }
}
