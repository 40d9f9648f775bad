package org.briefsiegel.platform.settings.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.settings.SettingProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is in force: what has been set where it is right, else the last value that was, else the default. Says each
 * fault once in the log, and remembers it for as long as it lasts.
 */
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger("org.briefsiegel.settings");

    private final BiPredicate<String, String> isThere;

    /** The last good values by configuration and key. */
    private final Map<String, Map<String, Object>> good = new HashMap<>();

    private final Map<String, Map<String, SettingProblem>> problems = new TreeMap<>();

    /** What settings in force refer to. */
    private final Map<String, Map<String, Reference>> references = new TreeMap<>();

    /** An id that a service has to have. */
    private record Reference(String property, String id) {}

    /** @param isThere whether a service has this property with this value now */
    Judge(BiPredicate<String, String> isThere) {
        this.isThere = isThere;
    }

    /**
     * What is in force.
     *
     * @param rules by key, in any case; only these keys are judged
     * @param set what the file says, by key, in any case
     * @param variable the environment variable that a key's value came from, or an empty text
     * @return values by key; a key that is missing has no good value
     */
    synchronized Map<String, Object> inForce(
            String pid, Map<String, Rule> rules, Map<String, Object> set, UnaryOperator<String> variable) {
        Map<String, Object> last = good.computeIfAbsent(pid, it -> new HashMap<>());
        references.getOrDefault(pid, Map.of()).forEach((key, reference) -> {
            if (isThere.test(reference.property(), reference.id())) {
                last.putIfAbsent(key, reference.id());
            }
        });
        Case judged = new Case(rules, set, last, isThere);
        Map<String, Object> inForce = judged.inForce();
        Map<String, SettingProblem> found = new TreeMap<>();
        judged.faults().forEach((key, fault) -> {
            Rule rule = rules.get(key);
            String text = sentence(rule, set.get(key), fault, variable.apply(key), inForce.get(key));
            found.put(key, new SettingProblem(file(pid), key, text, inForce.containsKey(key)));
        });
        set.keySet().stream()
                .filter(key -> !rules.containsKey(key))
                .forEach(key -> found.put(key, new SettingProblem(file(pid), key, unknown(key, rules.keySet()), true)));
        remember(pid, judged, inForce);
        replaceProblems(pid, found);
        return inForce;
    }

    /** What a configuration's file is called: of several of one kind, a hyphen stands before the name of each. */
    private static String file(String pid) {
        return pid.replace('~', '-');
    }

    private void remember(String pid, Case judged, Map<String, Object> inForce) {
        Map<String, Reference> refers = new TreeMap<>();
        judged.references().forEach((key, property) -> {
            if (inForce.get(key) instanceof String id) {
                refers.put(key, new Reference(property, id));
            }
        });
        references.put(pid, refers);
        good.put(pid, judged.lastGood());
    }

    /** Nobody sets anything in this configuration any longer. */
    synchronized void forget(String pid) {
        good.remove(pid);
        references.remove(pid);
        replaceProblems(pid, Map.of());
    }

    /** The file is read by nobody. */
    synchronized void unread(String pid, Collection<String> read) {
        replaceProblems(
                pid,
                Spelling.nearest(pid, read)
                        .map(near -> new SettingProblem(
                                pid, "", "Nothing reads this file; did you mean " + near + ".cfg?", true))
                        .map(problem -> Map.of("", problem))
                        .orElse(Map.of()));
    }

    /** Every problem there is now, that ids in force belong to nobody among them. */
    synchronized List<SettingProblem> problems() {
        List<SettingProblem> all = new ArrayList<>();
        problems.values().forEach(found -> all.addAll(found.values()));
        references.forEach((pid, found) -> found.forEach((key, reference) -> {
            if (!isThere.test(reference.property(), reference.id())) {
                all.add(new SettingProblem(
                        pid, key, key + " = " + reference.id() + ": " + missing(reference.property()) + ".", true));
            }
        }));
        all.sort(null);
        return all;
    }

    /** The configurations with a wrong value that may be right once another service is there. */
    synchronized List<String> waiting() {
        return problems.entrySet().stream()
                .filter(entry -> references.getOrDefault(entry.getKey(), Map.of()).keySet().stream()
                        .anyMatch(entry.getValue()::containsKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void replaceProblems(String pid, Map<String, SettingProblem> found) {
        Map<String, SettingProblem> before = problems.getOrDefault(pid, Map.of());
        found.forEach((key, problem) -> {
            if (!problem.equals(before.get(key))) {
                tell(problem);
            }
        });
        before.keySet().stream()
                .filter(key -> !found.containsKey(key))
                .forEach(key -> LOG.info("{}.cfg: {} is in order now", pid, key.isEmpty() ? "all" : key));
        if (found.isEmpty()) {
            problems.remove(pid);
        } else {
            problems.put(pid, found);
        }
    }

    private static void tell(SettingProblem problem) {
        if (problem.running()) {
            LOG.warn("{}.cfg: {}", problem.pid(), problem.text());
        } else {
            LOG.error("{}.cfg: {}", problem.pid(), problem.text());
        }
    }

    private static String sentence(Rule rule, Object value, String fault, String variable, Object inForce) {
        String shown = value == null ? "" : rule.isSecret() ? " (not shown)" : " = " + shown(rule, value);
        String from = variable.isEmpty() ? "" : " (from " + variable + ")";
        String now = inForce == null
                ? "Nothing is in force: what needs it waits."
                : rule.isSecret() ? "The last good one stays in force." : "In force: " + shown(rule, inForce) + ".";
        return rule.key() + shown + from + " " + fault + "; allowed: " + rule.allowed() + ". " + now;
    }

    private static String shown(Rule rule, Object value) {
        String text = String.join(",", rule.texts(value))
                .replaceAll("\\p{Cntrl}", "?")
                .replaceAll("(?i)(password=)[^&;]*", "$1…");
        return text.isEmpty() ? "(nothing)" : text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static String unknown(String key, Collection<String> known) {
        Optional<String> near = Spelling.nearest(key, known);
        return key + " is no setting"
                + near.map(it -> "; did you mean " + it + "?").orElse(".");
    }

    static String missing(String property) {
        return "no " + property.replaceFirst("\\.id$", "") + " of this id is there";
    }
}
