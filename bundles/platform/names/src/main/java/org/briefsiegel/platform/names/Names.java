package org.briefsiegel.platform.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for names of people and practices, titles, and whatever else stands in a line of a mail, a page or a list: no
 * control character, which could forge a header or a line of a log; no mark that turns the reading direction, which could make
 * a line read as another; not half of a surrogate pair, which no database takes. Lengths are in UTF-16 units, as databases and
 * JSON Schema count at least. Usable from any thread.
 */
public final class Names {

    /** The longest name, unless somebody says otherwise. */
    public static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{FFFE}\\x{FFFF}]");

    /** Unicode 15, table 4-23 (Bidi_Control); the byte order mark; annotations; tags. */
    private static final Pattern DIRECTION = Pattern.compile("[\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}"
            + "\\x{2066}-\\x{2069}\\x{FEFF}\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}]");

    /** What leaves something to be seen; the fillers are letters by their category, and blank. */
    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}]]");

    private static final Pattern CHARACTER_ENDS = Pattern.compile("\\b{g}");

    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\s]+");

    private Names() {}

    /** Why a text can't be a name. */
    public enum Flaw {
        TOO_LONG,
        CONTROL_CHARACTER,
        DIRECTION_MARK;

        /** Stable, for programs: {@code too-long}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is wrong with a line; empty where nothing is, also where the line is. */
    public static Optional<Flaw> flaw(String line, int longest) {
        if (line.length() > longest) {
            return Optional.of(Flaw.TOO_LONG);
        }
        if (CONTROL.matcher(line).find()) {
            return Optional.of(Flaw.CONTROL_CHARACTER);
        }
        return DIRECTION.matcher(line).find() ? Optional.of(Flaw.DIRECTION_MARK) : Optional.empty();
    }

    /** Without marks that turn the reading direction. */
    public static String undirected(String text) {
        return DIRECTION.matcher(text).replaceAll("");
    }

    /** Whether there is anything to be seen and clicked at. */
    public static boolean isVisible(String text) {
        return VISIBLE.matcher(text).find();
    }

    /** In normal form C, in which names are compared, printed and searched; without white space around it. */
    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /**
     * A line from a text of which nothing is known: what {@link #flaw} would find is taken out, and what is too long is cut at a
     * character.
     */
    public static String line(String text) {
        String bare = undirected(CONTROL.matcher(text).replaceAll(" "));
        return cut(normalized(BLANK.matcher(bare).replaceAll(" ")), LONGEST);
    }

    private static String cut(String line, int longest) {
        StringBuilder cut = new StringBuilder();
        for (String character : characters(line)) {
            if (cut.length() + character.length() > longest) {
                break;
            }
            cut.append(character);
        }
        return cut.toString().strip();
    }

    /** The characters that people see (extended grapheme clusters, UAX 29), in order. */
    public static String[] characters(String text) {
        return text.isEmpty() ? new String[0] : CHARACTER_ENDS.split(text);
    }
}
