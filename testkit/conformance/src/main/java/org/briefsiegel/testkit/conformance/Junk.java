package org.briefsiegel.testkit.conformance;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people, machines and attackers type where something else was asked for; the same in every run. */
final class Junk {

    private static final int HUGE = 1_000_000;
    private static final int CHANGES = 40;
    private static final int LONGEST_SHOWN = 60;
    private static final long SEED = 17;

    private static final List<String> SMALL = List.of(
            "",
            " ",
            "\t\r\n",
            "\0",
            "\u0001\u0008\u001b\u007f\u0085\u009f",
            "\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad",
            "\u202eplain\u202c",
            "٠١٢٣٤٥٦٧٨٩",
            "०१२३४५६७८९",
            "０１２３４５６７８９",
            "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
            "²³¹½Ⅷ①",
            "\ud800",
            "\udc00abc\ud800",
            "a\ud83d",
            "👩‍⚕️🦷",
            "İıſßŉǰΐﬁ",
            "e\u0301\u0302\u0303\u0304\u0327",
            "\uffff\ufffe\ufffd",
            "<script>alert(1)</script>",
            "' OR '1'='1' --",
            "${jndi:ldap://127.0.0.1/x}",
            "../../etc/passwd",
            "%s%n%d{0}''{",
            "-1",
            "+0",
            "NaN",
            "1e999999999",
            "0x10",
            "99999999999999999999",
            "31.2.1984",
            "00.00.0000",
            "+43 664 1234567",
            "maria@example.org\r\nBcc: otto@example.org",
            ".",
            "...",
            "-",
            "null");

    private static final List<String> LARGE = List.of(
            "9".repeat(HUGE),
            " ".repeat(HUGE),
            "a ".repeat(HUGE / 2),
            "1.".repeat(HUGE / 2),
            "e" + "\u0301".repeat(HUGE),
            "a@".repeat(HUGE / 2),
            "a.".repeat(HUGE / 2) + "@");

    private static final List<String> PIECES = List.of(
            "\u200f", "\u00ad", " ", "\0", "\ud800", "٣", "9", "-", ".", "\u0301", "A", "ß", "'", "\n", "@", "+");

    private Junk() {}

    /** Texts of every kind, and others that are nearly one of these examples. */
    static List<String> near(List<String> examples) {
        return Stream.of(SMALL.stream(), LARGE.stream(), examples.stream().flatMap(Junk::changed))
                .flatMap(texts -> texts)
                .toList();
    }

    private static Stream<String> changed(String example) {
        Random random = new Random(SEED);
        return IntStream.range(0, CHANGES).mapToObj(i -> changed(example, random));
    }

    /** With a few characters put in, taken away or doubled. */
    private static String changed(String example, Random random) {
        StringBuilder text = new StringBuilder(example);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() || at == text.length()) {
                text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            } else {
                text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    /** As a message can show it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars()
                .limit(LONGEST_SHOWN)
                .forEach(
                        c -> shown.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return shown.append(text.length() > LONGEST_SHOWN ? "…\" (" + text.length() + " characters)" : "\"")
                .toString();
    }
}
