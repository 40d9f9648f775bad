package org.briefsiegel.platform.settings.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** One configuration as it has been set, against its rules and what was good before. */
final class Case {

    private final Map<String, Rule> rules;
    private final Map<String, Object> set;
    private final Map<String, Object> last;
    private final BiPredicate<String, String> isThere;
    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, Object> right = new HashMap<>();

    Case(
            Map<String, Rule> rules,
            Map<String, Object> set,
            Map<String, Object> last,
            BiPredicate<String, String> isThere) {
        this.rules = rules;
        this.set = set;
        this.last = last;
        this.isThere = isThere;
        rules.values().forEach(this::judge);
        rules.values().forEach(this::compare);
    }

    private void judge(Rule rule) {
        Object value = set.get(rule.key());
        if (value == null) {
            if (rule.needed() && rule.fallback().isEmpty()) {
                faults.put(rule.key(), "isn't set");
            }
            return;
        }
        List<String> texts = rule.texts(value);
        rule.fault(texts)
                .or(() -> missing(rule, texts))
                .ifPresentOrElse(
                        fault -> faults.put(rule.key(), fault), () -> right.put(rule.key(), rule.typed(texts)));
    }

    /** At the start nobody is there yet, so that an id is taken at its word; a change has to be right. */
    private Optional<String> missing(Rule rule, List<String> texts) {
        Object before = last.get(rule.key());
        boolean news = before != null && !before.equals(texts.get(0));
        return news && !rule.refersTo().isEmpty() && !isThere.test(rule.refersTo(), texts.get(0))
                ? Optional.of("is wrong: " + Judge.missing(rule.refersTo()))
                : Optional.empty();
    }

    /** Whichever of the two has changed is at fault. */
    private void compare(Rule rule) {
        Rule limit = rules.get(rule.atMost());
        if (limit == null) {
            return;
        }
        if (number(rule) > number(limit)) {
            String mine = "is more than " + limit.key() + " (" + number(limit) + ")";
            String its = "is less than " + rule.key() + " (" + number(rule) + ")";
            boolean ruleIsNew = isNew(rule);
            boolean limitIsNew = isNew(limit);
            if (ruleIsNew) {
                refuse(rule, mine);
            }
            if (limitIsNew) {
                refuse(limit, its);
            }
        }
    }

    private boolean isNew(Rule rule) {
        Object value = right.get(rule.key());
        return value != null && !value.equals(last.get(rule.key()));
    }

    private void refuse(Rule rule, String fault) {
        right.remove(rule.key());
        faults.put(rule.key(), fault);
    }

    private long number(Rule rule) {
        return ((Number) inForce(rule).orElse(0)).longValue();
    }

    private Optional<Object> inForce(Rule rule) {
        Object value = right.get(rule.key());
        if (value != null) {
            return Optional.of(value);
        }
        if (!faults.containsKey(rule.key())) {
            return fallback(rule);
        }
        return Optional.ofNullable(last.get(rule.key())).or(() -> rule.needed() ? Optional.empty() : fallback(rule));
    }

    private static Optional<Object> fallback(Rule rule) {
        return rule.fallback().map(rule::texts).map(rule::typed);
    }

    /** What is wrong, by key. */
    Map<String, String> faults() {
        return faults;
    }

    Map<String, Object> inForce() {
        Map<String, Object> values = new HashMap<>();
        rules.values().forEach(rule -> inForce(rule).ifPresent(value -> values.put(rule.key(), value)));
        return values;
    }

    /** What will stay in force when the next change is wrong. */
    Map<String, Object> lastGood() {
        Map<String, Object> values = new HashMap<>(right);
        faults.keySet().stream().filter(last::containsKey).forEach(key -> values.put(key, last.get(key)));
        rules.values().stream()
                .filter(rule ->
                        right.containsKey(rule.key()) && !rule.refersTo().isEmpty())
                .filter(rule ->
                        !isThere.test(rule.refersTo(), right.get(rule.key()).toString()))
                .filter(rule -> !right.get(rule.key()).equals(last.get(rule.key())))
                .forEach(rule -> values.remove(rule.key()));
        return values;
    }

    /** The service properties by the keys that refer to them. */
    Map<String, String> references() {
        Map<String, String> properties = new TreeMap<>();
        rules.values().stream()
                .filter(rule -> !rule.refersTo().isEmpty())
                .forEach(rule -> properties.put(rule.key(), rule.refersTo()));
        return properties;
    }
}
