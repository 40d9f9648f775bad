package org.briefsiegel.channel.mailreceipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fields of a header, or of one group of a delivery status (RFC 5322, 2.2), as far as anybody would look. */
final class Fields {

    /** Whoever delivers puts its own fields in front of all others. */
    private static final int MOST = 1000;

    private static final int LONGEST = 4000;

    private final Map<String, List<String>> values = new TreeMap<>();
    private int count;

    /** The groups of this text, which blank lines part. */
    static List<Fields> groups(String text, int most) {
        List<Fields> groups = new ArrayList<>();
        Fields group = new Fields();
        for (String line : unfold(text).split("\r?\n|\r", -1)) {
            if (line.isBlank() && group.count > 0) {
                groups.add(group);
                group = new Fields();
            }
            if (groups.size() == most) {
                return groups;
            }
            group.add(line);
        }
        if (group.count > 0) {
            groups.add(group);
        }
        return groups;
    }

    private static String unfold(String text) {
        return text.replaceAll("(?:\r?\n|\r)[ \t](?=[ \t]*\\S)", " ");
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            add(line.substring(0, colon), line.substring(colon + 1));
        }
    }

    void add(String name, String value) {
        if (count < MOST) {
            count++;
            String shown = unfold(value.substring(0, Math.min(LONGEST, value.length())))
                    .strip();
            values.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                    .add(shown);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** @param name in lower case, as everywhere here */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
